/**
 * Video files decoded for data sets and predictions, and scenes written as videos, by GStreamer.
 * The pipelines themselves are the video module's.
 */
package io.zoetrope.training.video;

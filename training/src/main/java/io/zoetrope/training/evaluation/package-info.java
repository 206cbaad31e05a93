/**
 * Scores model packages on labelled videos as they are served, by ONNX Runtime. Unlabelled videos
 * are the prediction's.
 */
package io.zoetrope.training.evaluation;

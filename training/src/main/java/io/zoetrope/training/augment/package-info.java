/**
 * Which frames and which part of the picture a clip shows, and how training varies both. Videos are
 * decoded and cached with the data.
 */
package io.zoetrope.training.augment;

/**
 * Predictions for whole video files: labels and features, and how these are named and kept. Which
 * clips it scores is decided with the augmentation.
 */
package io.zoetrope.training.prediction;

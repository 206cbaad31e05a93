/**
 * What a model says of whole video files: labels and features, and how these are named and kept.
 * Which clips it looks at is decided with the augmentation.
 */
package io.zoetrope.training.prediction;

/**
 * What a model says of whole video files: labels and features, and how these are named and kept;
 * which clips it looks at lives in {@code augment}, measuring against labels in {@code evaluation}.
 */
package io.zoetrope.training.prediction;

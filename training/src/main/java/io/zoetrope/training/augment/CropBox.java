package io.zoetrope.training.augment;

/**
 * A part of a picture that was scaled first.
 *
 * @param scale of the whole picture, both sides alike
 * @param left pixels of the scaled picture left of the part; top those above it
 * @param width pixels of the part
 * @param flip whether left and right change places
 */
public record CropBox(double scale, int left, int top, int width, int height, boolean flip) {

  /** Whether the part's pixels are the picture's own. */
  boolean isCopy() {
    return scale == 1 && !flip;
  }
}

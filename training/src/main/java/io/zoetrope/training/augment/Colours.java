package io.zoetrope.training.augment;

/** How a clip's colours are changed: factors, 1 leaves them alone. */
record Colours(float brightness, float contrast, float saturation) {
  static final Colours SAME = new Colours(1, 1, 1);

  private static final float GREY = 128;

  boolean same() {
    return equals(SAME);
  }

  /** Changes a pixel in place. */
  void apply(float[] rgb) {
    for (int i = 0; i < 3; i++) {
      rgb[i] = (rgb[i] * brightness - GREY) * contrast + GREY;
    }
    float luma = 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
    for (int i = 0; i < 3; i++) {
      rgb[i] = luma + (rgb[i] - luma) * saturation;
    }
  }
}

package io.zoetrope.training.augment;

/** The size of clips: T, H, W. */
public record ClipShape(int frames, int height, int width) {

  public int bytes() {
    return 3 * frames * height * width;
  }
}

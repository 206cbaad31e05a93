package io.zoetrope.training.augment;

/** The size of clips: T, H, W. */
public record ClipSize(int frames, int height, int width) {

  public int bytes() {
    return 3 * frames * height * width;
  }

  /** The shape N,T,H,W,3 of so many. */
  public long[] batch(int clips) {
    return new long[] {clips, frames, height, width, 3};
  }
}

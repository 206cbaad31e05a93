package io.zoetrope.video.simulate;

/** Even width and height in pixels, frames a second. */
public record PictureFormat(int width, int height, int framesPerSecond) {
  public PictureFormat {
    if (width < 2 || height < 2 || width % 2 + height % 2 != 0 || framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "a simulated camera has an even width and height and at least one frame a second, not "
              + "%d x %d at %d".formatted(width, height, framesPerSecond));
    }
  }
}

package io.zoetrope.ingester;

/** Width and height in pixels. */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of %d x %d".formatted(width, height));
    }
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

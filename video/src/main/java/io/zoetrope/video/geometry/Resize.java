package io.zoetrope.video.geometry;

/** How pictures are scaled for a model, before the crop. */
public sealed interface Resize {
  /** The size of a picture of the size given, after scaling. */
  Size of(Size source);

  /** To one size; the aspect ratio is not kept. */
  record Exact(Size size) implements Resize {
    @Override
    public Size of(Size source) {
      return size;
    }
  }

  /** The shorter side to so many pixels, the other in proportion, rounded down as in GluonCV. */
  record ShortSide(int pixels) implements Resize {
    public ShortSide {
      if (pixels < 1) {
        throw new IllegalArgumentException("a short side of %d pixels".formatted(pixels));
      }
    }

    @Override
    public Size of(Size source) {
      return source.width() < source.height()
          ? new Size(pixels, scaled(source.height(), source.width()))
          : new Size(scaled(source.width(), source.height()), pixels);
    }

    private int scaled(int longSide, int shortSide) {
      return (int) ((long) pixels * longSide / shortSide);
    }
  }

  /** As the source gives them. */
  record None() implements Resize {
    @Override
    public Size of(Size source) {
      return source;
    }
  }
}

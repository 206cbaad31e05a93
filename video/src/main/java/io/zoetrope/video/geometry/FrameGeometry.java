package io.zoetrope.video.geometry;

import java.util.Optional;

/**
 * The pictures a model expects: scaled, cropped in the centre, at most so many a second.
 *
 * @param crop the size of the crop; empty: all of the scaled picture
 * @param rate frames are dropped to this rate, never repeated; empty: every frame
 */
public record FrameGeometry(Resize resize, Optional<Size> crop, Optional<FrameRate> rate) {
  /** Bytes of a pixel. */
  public static final int CHANNELS = 3;

  public FrameGeometry {
    if (resize instanceof Resize.Exact exact && crop.isPresent()) {
      requireInside(crop.get(), exact.size());
    }
  }

  /** Scaled to one size; the aspect ratio is not kept. */
  public static FrameGeometry exact(int width, int height) {
    return of(new Resize.Exact(new Size(width, height)));
  }

  /** The shorter side scaled to so many pixels. */
  public static FrameGeometry shortSide(int pixels) {
    return of(new Resize.ShortSide(pixels));
  }

  /** As the source gives them. */
  public static FrameGeometry source() {
    return of(new Resize.None());
  }

  public FrameGeometry crop(int width, int height) {
    return new FrameGeometry(resize, Optional.of(new Size(width, height)), rate);
  }

  public FrameGeometry at(FrameRate newRate) {
    return new FrameGeometry(resize, crop, Optional.of(newRate));
  }

  /** The size of every picture, where it is the same for every source. */
  public Optional<Size> fixedSize() {
    return crop.isPresent() || !(resize instanceof Resize.Exact exact)
        ? crop
        : Optional.of(exact.size());
  }

  /**
   * The part of a scaled picture that is kept.
   *
   * @throws IllegalArgumentException where the crop is larger than the picture
   */
  public Window window(Size scaled) {
    Size kept = crop.orElse(scaled);
    requireInside(kept, scaled);
    return new Window(
        centred(scaled.width(), kept.width()), centred(scaled.height(), kept.height()), kept);
  }

  /** Half-even, as Python rounds in GluonCV's centre crop. */
  private static int centred(int whole, int part) {
    return (int) Math.rint((whole - part) / 2.0);
  }

  private static void requireInside(Size crop, Size scaled) {
    if (crop.width() > scaled.width() || crop.height() > scaled.height()) {
      throw new IllegalArgumentException(
          "a crop of %s does not fit pictures of %s; make the resize larger or the crop smaller"
              .formatted(crop, scaled));
    }
  }

  private static FrameGeometry of(Resize resize) {
    return new FrameGeometry(resize, Optional.empty(), Optional.empty());
  }

  /** A crop at its place. */
  public record Window(int left, int top, Size size) {}
}

package io.zoetrope.training.augment;

/**
 * A part of a picture that was scaled first.
 *
 * @param scale of the whole picture, both sides alike
 * @param left pixels of the scaled picture left of the part; top those above it
 * @param width pixels of the part
 * @param flip whether left and right change places
 */
public record Crop(double scale, int left, int top, int width, int height, boolean flip) {

  /**
   * One of {@code views} parts spread evenly along the longer side, the middle of the other; a
   * single one is in the middle of both. Halves are rounded to even, as GluonCV's centre crop is.
   */
  static Crop view(
      int pictureWidth, int pictureHeight, int width, int height, int view, int views) {
    int wide = pictureWidth - width;
    int high = pictureHeight - height;
    double share = views == 1 ? 0.5 : (double) view / (views - 1);
    boolean sideways = wide >= high;
    int left = sideways ? place(wide, share) : place(wide, 0.5);
    int top = sideways ? place(high, 0.5) : place(high, share);
    return new Crop(1, left, top, width, height, false);
  }

  private static int place(int room, double share) {
    return share == 0.5 ? (int) Math.rint(room / 2.0) : (int) (room * share);
  }
}

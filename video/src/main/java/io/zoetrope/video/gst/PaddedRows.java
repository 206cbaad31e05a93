package io.zoetrope.video.gst;

/** RGB pictures as GStreamer takes them: every row filled up to four bytes. */
public final class PaddedRows {
  private final int height;
  private final int row;
  private final byte[] padded;

  public PaddedRows(int width, int height) {
    this.height = height;
    row = width * 3;
    padded = new byte[(row + 3) / 4 * 4 * height];
  }

  /**
   * A picture padded; the array is used again for the next one.
   *
   * @param rgb height x width x 3 bytes; given back itself where no row needs filling up
   */
  public byte[] of(byte[] rgb) {
    int stride = padded.length / height;
    if (row == stride) {
      return rgb;
    }
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, y * row, padded, y * stride, row);
    }
    return padded;
  }
}

package io.zoetrope.ingester.batch;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;

/**
 * How much a picture shows.
 *
 * @param contrast variance of its grey levels
 * @param detail variance of their Laplacian: how much each differs from those around it
 */
record Sharpness(double contrast, double detail) {

  /** Of a picture of packed RGB, black pixels apart, which may be masks. */
  static Sharpness of(byte[] rgb, int offset, Size size) {
    var contrast = new Variance();
    var detail = new Variance();
    int row = size.width() * FrameGeometry.CHANNELS;
    for (int y = 1; y < size.height() - 1; y++) {
      for (int x = 1; x < size.width() - 1; x++) {
        int i = offset + y * row + x * FrameGeometry.CHANNELS;
        int up = grey(rgb, i - row);
        int down = grey(rgb, i + row);
        int left = grey(rgb, i - FrameGeometry.CHANNELS);
        int right = grey(rgb, i + FrameGeometry.CHANNELS);
        int middle = grey(rgb, i);
        if (Math.min(Math.min(up, down), Math.min(Math.min(left, right), middle)) > 0) {
          contrast.add(middle);
          detail.add(4 * middle - up - down - left - right);
        }
      }
    }
    return new Sharpness(contrast.value(), detail.value());
  }

  private static int grey(byte[] rgb, int i) {
    return (2 * (rgb[i] & 0xff) + 5 * (rgb[i + 1] & 0xff) + (rgb[i + 2] & 0xff)) / 8;
  }

  private static final class Variance {
    private long count;
    private double sum;
    private double squares;

    void add(int value) {
      count++;
      sum += value;
      squares += (double) value * value;
    }

    double value() {
      double mean = count == 0 ? 0 : sum / count;
      return count == 0 ? 0 : squares / count - mean * mean;
    }
  }
}

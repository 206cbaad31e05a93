package io.zoetrope.training.data;

import io.zoetrope.zoo.pack.ModelCard.Resize;

/** Resizes pictures by averaging what each new pixel covers, in both directions apart. */
final class Shrink {
  private final int sourceWidth;
  private final Spans columns;
  private final Spans rows;
  private final float[] half;

  private Shrink(int sourceWidth, int sourceHeight, int width, int height) {
    this.sourceWidth = sourceWidth;
    columns = new Spans(sourceWidth, width);
    rows = new Spans(sourceHeight, height);
    half = new float[3 * width * sourceHeight];
  }

  static Shrink to(Resize resize, int sourceWidth, int sourceHeight) {
    if (resize instanceof Resize.Exact exact) {
      return new Shrink(sourceWidth, sourceHeight, exact.width(), exact.height());
    }
    int side = ((Resize.ShortSide) resize).size();
    return sourceWidth < sourceHeight
        ? new Shrink(sourceWidth, sourceHeight, side, sourceHeight * side / sourceWidth)
        : new Shrink(sourceWidth, sourceHeight, sourceWidth * side / sourceHeight, side);
  }

  int width() {
    return columns.size();
  }

  int height() {
    return rows.size();
  }

  void apply(byte[] from, byte[] to) {
    int width = width();
    for (int y = 0; y < rows.source(); y++) {
      for (int x = 0; x < width; x++) {
        for (int colour = 0; colour < 3; colour++) {
          int first = 3 * (y * sourceWidth + columns.first(x)) + colour;
          float sum = 0;
          for (int i = 0; i < columns.count(x); i++) {
            sum += columns.weight(x, i) * (from[first + 3 * i] & 0xff);
          }
          half[3 * (y * width + x) + colour] = sum;
        }
      }
    }
    for (int y = 0; y < height(); y++) {
      for (int i = 0; i < 3 * width; i++) {
        float sum = 0;
        for (int row = 0; row < rows.count(y); row++) {
          sum += rows.weight(y, row) * half[3 * width * (rows.first(y) + row) + i];
        }
        to[3 * width * y + i] = (byte) Math.round(sum);
      }
    }
  }

  /** Which old pixels each new pixel covers along one axis, and how much of each. */
  private static final class Spans {
    private final int source;
    private final int[] first;
    private final float[][] weights;

    Spans(int source, int size) {
      this.source = source;
      first = new int[size];
      weights = new float[size][];
      double scale = (double) source / size;
      for (int i = 0; i < size; i++) {
        span(i, i * scale, (i + 1) * scale);
      }
    }

    private void span(int i, double from, double to) {
      int end = Math.min(source, (int) Math.ceil(to - 1e-9));
      first[i] = Math.min((int) from, end - 1);
      weights[i] = new float[end - first[i]];
      for (int j = 0; j < weights[i].length; j++) {
        double covered = Math.min(to, first[i] + j + 1) - Math.max(from, first[i] + j);
        weights[i][j] = (float) (covered / (to - from));
      }
    }

    int source() {
      return source;
    }

    int size() {
      return first.length;
    }

    int first(int i) {
      return first[i];
    }

    int count(int i) {
      return weights[i].length;
    }

    float weight(int i, int j) {
      return weights[i][j];
    }
  }
}

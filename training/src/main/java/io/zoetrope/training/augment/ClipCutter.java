package io.zoetrope.training.augment;

import io.zoetrope.training.data.VideoFrames;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Cuts clips out of videos, scaling bilinearly. Keeps its buffers: one for each thread. */
final class ClipCutter {
  private byte[] frame = new byte[0];

  /** Appends T·H·W·3 bytes to {@code clip}. */
  void cut(VideoFrames video, int[] indices, CropBox crop, Colours colours, ByteBuffer clip)
      throws IOException {
    int size = 3 * video.width() * video.height();
    if (frame.length != size) {
      frame = new byte[size];
    }
    Painter painter = painter(video, crop, colours);
    byte[] out = new byte[3 * crop.width() * crop.height()];
    int painted = -1;
    for (int index : indices) {
      if (index != painted) {
        video.read(index, frame);
        painter.paint(out);
        painted = index;
      }
      clip.put(out);
    }
  }

  /** Fills a picture from the frame that was read. */
  @FunctionalInterface
  private interface Painter {
    void paint(byte[] out);
  }

  private Painter painter(VideoFrames video, CropBox crop, Colours colours) {
    int width = video.width();
    if (crop.isCopy() && colours.same()) {
      return out -> copy(width, crop, out);
    }
    Axis columns = Axis.of(crop.left(), crop.width(), crop.scale(), video.width(), crop.flip());
    Axis rows = Axis.of(crop.top(), crop.height(), crop.scale(), video.height(), false);
    return out -> resample(width, columns, rows, colours, out);
  }

  private void copy(int width, CropBox crop, byte[] out) {
    int row = 3 * crop.width();
    for (int y = 0; y < crop.height(); y++) {
      System.arraycopy(frame, 3 * ((crop.top() + y) * width + crop.left()), out, y * row, row);
    }
  }

  private void resample(int width, Axis columns, Axis rows, Colours colours, byte[] out) {
    float[] pixel = new float[3];
    int at = 0;
    for (int y = 0; y < rows.size(); y++) {
      int above = 3 * width * rows.first[y];
      int below = 3 * width * rows.second[y];
      float down = rows.share[y];
      for (int x = 0; x < columns.size(); x++) {
        int left = 3 * columns.first[x];
        int right = 3 * columns.second[x];
        float across = columns.share[x];
        for (int i = 0; i < 3; i++) {
          float upper = mix(frame[above + left + i], frame[above + right + i], across);
          float lower = mix(frame[below + left + i], frame[below + right + i], across);
          pixel[i] = upper + (lower - upper) * down;
        }
        if (!colours.same()) {
          colours.apply(pixel);
        }
        for (int i = 0; i < 3; i++) {
          out[at++] = (byte) Math.max(0, Math.min(255, Math.round(pixel[i])));
        }
      }
    }
  }

  private static float mix(byte a, byte b, float share) {
    return (a & 0xff) + ((b & 0xff) - (a & 0xff)) * share;
  }

  /** The two old pixels around each new one along an axis, and the second's share. */
  private static final class Axis {
    private final int[] first;
    private final int[] second;
    private final float[] share;

    private Axis(int size) {
      first = new int[size];
      second = new int[size];
      share = new float[size];
    }

    static Axis of(int offset, int size, double scale, int pixels, boolean mirrored) {
      Axis axis = new Axis(size);
      for (int i = 0; i < size; i++) {
        int scaled = offset + (mirrored ? size - 1 - i : i);
        double at = Math.max(0, Math.min(pixels - 1.0, (scaled + 0.5) / scale - 0.5));
        axis.first[i] = (int) at;
        axis.second[i] = Math.min(axis.first[i] + 1, pixels - 1);
        axis.share[i] = (float) (at - axis.first[i]);
      }
      return axis;
    }

    int size() {
      return first.length;
    }
  }
}

package io.zoetrope.video.file;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.video.geometry.Resize;
import io.zoetrope.video.geometry.Size;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** A geometry as bytes: pairs of numbers, of which the first is 0 where there is none. */
final class GeometryCode {
  private GeometryCode() {}

  static void write(FrameGeometry geometry, DataOutputStream out) throws IOException {
    if (geometry.resize() instanceof Resize.Exact exact) {
      writePair(exact.size().width(), exact.size().height(), out);
    } else if (geometry.resize() instanceof Resize.ShortSide side) {
      writePair(side.pixels(), 0, out);
    } else {
      writePair(0, 0, out);
    }
    writePair(geometry.crop().map(Size::width), geometry.crop().map(Size::height), out);
    writePair(
        geometry.rate().map(FrameRate::numerator),
        geometry.rate().map(FrameRate::denominator),
        out);
  }

  static FrameGeometry read(DataInputStream in) throws IOException {
    Resize resize = resize(in.readInt(), in.readInt());
    Optional<Size> crop = pair(in, Size::new);
    return new FrameGeometry(resize, crop, pair(in, FrameRate::new));
  }

  private static Resize resize(int first, int second) {
    if (first == 0) {
      return new Resize.None();
    }
    return second == 0 ? new Resize.ShortSide(first) : new Resize.Exact(new Size(first, second));
  }

  private interface Pair<T> {
    T of(int first, int second);
  }

  private static <T> Optional<T> pair(DataInputStream in, Pair<T> pair) throws IOException {
    int first = in.readInt();
    int second = in.readInt();
    return first == 0 ? Optional.empty() : Optional.of(pair.of(first, second));
  }

  private static void writePair(
      Optional<Integer> first, Optional<Integer> second, DataOutputStream out) throws IOException {
    writePair(first.orElse(0), second.orElse(0), out);
  }

  private static void writePair(int first, int second, DataOutputStream out) throws IOException {
    out.writeInt(first);
    out.writeInt(second);
  }
}

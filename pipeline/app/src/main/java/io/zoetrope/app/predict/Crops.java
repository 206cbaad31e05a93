package io.zoetrope.app.predict;

import io.zoetrope.ingester.Size;
import io.zoetrope.ingester.VideoFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Crops of a picture: one in the centre, rounded half to even, or several evenly from one end of
 * the longer side to the other, rounded down, both as GluonCV places them.
 *
 * @param size of a crop
 */
record Crops(Size size, int count) {
  /** A crop's upper left corner. */
  record Place(int left, int top) {}

  List<Place> places(Size picture) {
    int across = picture.width() - size.width();
    int down = picture.height() - size.height();
    if (count == 1) {
      return List.of(new Place(middle(across), middle(down)));
    }
    boolean wide = picture.width() >= picture.height();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                wide
                    ? new Place(i * across / (count - 1), middle(down))
                    : new Place(middle(across), i * down / (count - 1)))
        .toList();
  }

  /** Adds the crop at a place to a clip. */
  void copy(VideoFrame frame, Place place, ByteBuffer clip) {
    int row = frame.size().width() * 3;
    for (int y = 0; y < size.height(); y++) {
      clip.put(frame.rgb(), (place.top() + y) * row + place.left() * 3, size.width() * 3);
    }
  }

  private static int middle(int room) {
    return (int) Math.rint(room / 2.0);
  }
}

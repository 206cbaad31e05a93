package io.zoetrope.operators.frame;

import static io.zoetrope.operators.frame.DeadLetter.Reason.INCONSISTENT;

import io.zoetrope.schemas.FrameBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The frames of a batch as RGB of the model's size, whatever format they came in. */
final class FramePixels {
  private static final int CHANNELS = 3;
  private static final int SIZES_TOLD = 20;

  private final int width;
  private final int height;
  private final Jpeg jpeg;

  FramePixels(int width, int height) {
    this.width = width;
    this.height = height;
    jpeg = new Jpeg(width, height);
  }

  /**
   * One buffer of height x width x 3 bytes for each frame; of RGB views into the batch.
   *
   * @throws RejectedRecordException where the bytes are not the frames they are said to be
   */
  List<ByteBuffer> of(FrameBatch batch) throws RejectedRecordException {
    return switch (batch.getPixelFormat()) {
      case RGB24 -> slices(batch, alike(batch, width * height * CHANNELS));
      case I420 ->
          slices(batch, alike(batch, I420.bytes(width, height))).stream()
              .map(frame -> I420.toRgb(frame, width, height))
              .toList();
      case JPEG -> jpeg.decode(slices(batch, batch.getFrameSizes()));
    };
  }

  private static List<Integer> alike(FrameBatch batch, int bytes) {
    return Collections.nCopies(batch.getCaptureTimes().size(), bytes);
  }

  private static List<ByteBuffer> slices(FrameBatch batch, List<Integer> sizes)
      throws RejectedRecordException {
    requireSum(batch, sizes);
    var pixels = batch.getFrames();
    var slices = new ArrayList<ByteBuffer>(sizes.size());
    int start = pixels.position();
    for (int size : sizes) {
      slices.add(pixels.slice(start, size));
      start += size;
    }
    return slices;
  }

  private static void requireSum(FrameBatch batch, List<Integer> sizes)
      throws RejectedRecordException {
    int count = batch.getCaptureTimes().size();
    long expected = sizes.stream().mapToLong(Integer::longValue).sum();
    if (sizes.size() != count || sizes.stream().anyMatch(size -> size < 0)) {
      throw new RejectedRecordException(
          INCONSISTENT, "%d frames have the sizes %s".formatted(count, excerpt(sizes)));
    }
    if (batch.getFrames().remaining() != expected) {
      throw new RejectedRecordException(
          INCONSISTENT,
          "%d %s frames of %dx%d need %d bytes, not %d"
              .formatted(
                  count,
                  batch.getPixelFormat(),
                  batch.getWidth(),
                  batch.getHeight(),
                  expected,
                  batch.getFrames().remaining()));
    }
  }

  private static String excerpt(List<Integer> sizes) {
    return sizes.size() <= SIZES_TOLD
        ? sizes.toString()
        : "%s and %d more".formatted(sizes.subList(0, SIZES_TOLD), sizes.size() - SIZES_TOLD);
  }
}

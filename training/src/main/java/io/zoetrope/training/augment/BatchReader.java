package io.zoetrope.training.augment;

import io.zoetrope.training.data.CachedVideo;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.data.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads one clip of each of some samples from a data set's cache. */
record BatchReader(DataSet set) {

  /** Appends a clip of a sample. */
  @FunctionalInterface
  interface Cut {
    void cut(int index, Sample sample, CachedVideo video, ByteBuffer into) throws IOException;
  }

  /**
   * A batch.
   *
   * @param indices of the samples
   * @param shape of what {@code cut} appends
   */
  ClipBatch read(int[] indices, ClipSize shape, Cut cut) {
    ByteBuffer rgb =
        ByteBuffer.allocateDirect(indices.length * shape.bytes()).order(ByteOrder.nativeOrder());
    int[] labels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      Sample sample = set.samples().get(indices[i]);
      labels[i] = sample.label();
      try (CachedVideo video = set.cache().open(sample.footage())) {
        cut.cut(indices[i], sample, video, rgb);
      } catch (IOException e) {
        throw new UncheckedIOException(sample.name() + ": " + e.getMessage(), e);
      }
    }
    return new ClipBatch(rgb.flip(), shape, labels);
  }
}

package io.zoetrope.training.augment;

import io.zoetrope.training.data.CachedVideo;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.data.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Reads batches of clips from a data set's cache. Safe for many threads.
 *
 * @param shape of the model's input
 */
public record ClipReader(DataSet set, FrameSampling sampling, ClipShape shape) {

  /**
   * Clips varied by chance, for training.
   *
   * @param indices of the samples
   * @param wanted their shape; fewer frames than the model's take every so-many-th of its clip
   * @param seeds what each sample of this epoch draws from
   */
  public ClipBatch vary(
      int[] indices, ClipShape wanted, Augmentation augmentation, Seeds seeds, int epoch) {
    ClipCutter cutter = new ClipCutter();
    double reduction = (double) wanted.height() / shape.height();
    return batch(
        indices,
        wanted,
        (index, video, sample, into) -> {
          SplittableRandom random = seeds.at("clip", epoch, index);
          int[] frames = thinned(sampling.random(length(sample, video), random), wanted.frames());
          Crop crop =
              augmentation.crop(
                  video.width(),
                  video.height(),
                  wanted.width(),
                  wanted.height(),
                  reduction,
                  random);
          cutter.cut(video, shifted(frames, sample), crop, augmentation.colours(random), into);
        });
  }

  /** The middle of each sample, in time and in the picture. */
  public ClipBatch centre(int[] indices) {
    return view(indices, new View(0, 1, 0, 1));
  }

  /**
   * One of several clips of a sample.
   *
   * @param clip in time, of {@code clips}
   * @param crop in the picture, of {@code crops}
   */
  public record View(int clip, int clips, int crop, int crops) {}

  /** The same view of each sample. */
  public ClipBatch view(int[] indices, View view) {
    ClipCutter cutter = new ClipCutter();
    return batch(
        indices,
        shape,
        (index, video, sample, into) -> {
          int[] frames = sampling.view(length(sample, video), view.clip(), view.clips());
          Crop crop =
              Crop.view(
                  video.width(),
                  video.height(),
                  shape.width(),
                  shape.height(),
                  view.crop(),
                  view.crops());
          cutter.cut(video, shifted(frames, sample), crop, Colours.SAME, into);
        });
  }

  private interface Cut {
    void cut(int index, CachedVideo video, Sample sample, ByteBuffer into) throws IOException;
  }

  private ClipBatch batch(int[] indices, ClipShape wanted, Cut cut) {
    ByteBuffer rgb =
        ByteBuffer.allocateDirect(indices.length * wanted.bytes()).order(ByteOrder.nativeOrder());
    int[] labels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      Sample sample = set.samples().get(indices[i]);
      labels[i] = sample.label();
      try (CachedVideo video = set.cache().open(sample.footage())) {
        cut.cut(indices[i], video, sample, rgb);
      } catch (IOException e) {
        throw new UncheckedIOException(sample.name() + ": " + e.getMessage(), e);
      }
    }
    return new ClipBatch(rgb.flip(), wanted, labels);
  }

  private static int length(Sample sample, CachedVideo video) {
    return sample.part().map(part -> part.end() - part.first()).orElse(video.frames());
  }

  private static int[] shifted(int[] frames, Sample sample) {
    int first = sample.part().map(Sample.Part::first).orElse(0);
    int[] shifted = frames.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += first;
    }
    return shifted;
  }

  private static int[] thinned(int[] frames, int count) {
    int[] thinned = new int[count];
    for (int i = 0; i < count; i++) {
      thinned[i] = frames[i * (frames.length / count)];
    }
    return thinned;
  }
}

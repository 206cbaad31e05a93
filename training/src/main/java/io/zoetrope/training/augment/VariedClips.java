package io.zoetrope.training.augment;

import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.data.Sample.Part;
import java.util.SplittableRandom;

/**
 * A data set whose clips are varied by chance, for training. Safe for many threads.
 *
 * @param shape of the model's input
 */
public record VariedClips(DataSet set, FrameSampling sampling, ClipSize shape) {

  /**
   * A clip of each sample.
   *
   * @param indices of the samples
   * @param size of each; fewer frames than the model's take every so-many-th of its clip
   * @param seeds what each sample of this epoch draws from
   */
  public ClipBatch read(
      int[] indices, ClipSize size, Augmentation augmentation, Seeds seeds, int epoch) {
    ClipCutter cutter = new ClipCutter();
    double reduction = (double) size.height() / shape.height();
    return new BatchReader(set)
        .read(
            indices,
            size,
            (index, sample, video, into) -> {
              SplittableRandom random = seeds.at("clip", epoch, index);
              int[] frames = frames(sample.shownIn(video), size.frames(), random);
              CropBox crop =
                  augmentation.crop(
                      video.width(),
                      video.height(),
                      size.width(),
                      size.height(),
                      reduction,
                      random);
              cutter.cut(video, frames, crop, augmentation.colours(random), into);
            });
  }

  private int[] frames(Part part, int count, SplittableRandom random) {
    int[] all = sampling.random(part.frames(), random);
    int[] frames = new int[count];
    for (int i = 0; i < count; i++) {
      frames[i] = part.first() + all[i * (all.length / count)];
    }
    return frames;
  }
}

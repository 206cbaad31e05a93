package io.zoetrope.training.augment;

import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.data.DataSet;

/** A data set in the views a model is measured on. Safe for many threads. */
public record ViewedClips(DataSet set, ClipReader reader) {

  /**
   * The same view of each sample.
   *
   * @param indices of the samples
   */
  public ClipBatch read(int[] indices, View view) {
    return new BatchReader(set)
        .read(
            indices,
            reader.shape(),
            (index, sample, video, into) -> reader.read(video, sample.shownIn(video), view, into));
  }
}

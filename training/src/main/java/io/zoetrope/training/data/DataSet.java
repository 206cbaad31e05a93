package io.zoetrope.training.data;

import java.util.List;

/**
 * Samples that were all found good: each is in the cache and long enough.
 *
 * @param skipped how many videos or list lines were left out because something was wrong with them
 */
public record DataSet(List<String> labels, List<Sample> samples, FrameCache cache, int skipped) {
  public DataSet {
    labels = List.copyOf(labels);
    samples = List.copyOf(samples);
  }

  /** How many samples each class has. */
  public int[] counts() {
    int[] counts = new int[labels.size()];
    samples.forEach(sample -> counts[sample.label()]++);
    return counts;
  }
}

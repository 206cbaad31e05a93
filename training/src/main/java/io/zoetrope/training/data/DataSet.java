package io.zoetrope.training.data;

import java.util.List;

/**
 * Samples that were all found good: each is in the cache and long enough.
 *
 * @param leftOut what is wrong with each video or list line that was left out, a line each
 */
public record DataSet(
    List<String> labels, List<Sample> samples, FrameCache cache, List<String> leftOut) {
  public DataSet {
    leftOut = List.copyOf(leftOut);
    labels = List.copyOf(labels);
    samples = List.copyOf(samples);
  }

  /** How many videos or list lines were left out. */
  public int skipped() {
    return leftOut.size();
  }

  /** How many samples each class has. */
  public int[] counts() {
    int[] counts = new int[labels.size()];
    samples.forEach(sample -> counts[sample.label()]++);
    return counts;
  }
}

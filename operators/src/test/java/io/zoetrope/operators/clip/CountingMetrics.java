package io.zoetrope.operators.clip;

/** Counts. */
final class CountingMetrics implements ClipMetrics {
  long in;
  long inClips;
  long expired;

  @Override
  public void frameIn() {
    in++;
  }

  @Override
  public void frameInClip() {
    inClips++;
  }

  @Override
  public void frameExpired() {
    expired++;
  }
}

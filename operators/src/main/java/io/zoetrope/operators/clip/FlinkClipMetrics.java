package io.zoetrope.operators.clip;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counters of a subtask. */
final class FlinkClipMetrics implements ClipMetrics {
  private final Counter framesIn;
  private final Counter framesInClips;
  private final Counter framesExpired;
  private final Counter framesRepeated;
  private final Counter framesMissing;
  private final Counter framesWithheld;
  private final Counter clipsMade;
  private final Counter streamCuts;
  private final Counter deadLetters;

  FlinkClipMetrics(MetricGroup group) {
    framesIn = group.counter("framesIn");
    framesInClips = group.counter("framesInClips");
    framesExpired = group.counter("framesExpired");
    framesRepeated = group.counter("framesRepeated");
    framesMissing = group.counter("framesMissing");
    framesWithheld = group.counter("framesWithheld");
    clipsMade = group.counter("clipsMade");
    streamCuts = group.counter("streamCuts");
    deadLetters = group.counter("deadLetters");
  }

  @Override
  public void frameIn() {
    framesIn.inc();
  }

  @Override
  public void frameInClip() {
    framesInClips.inc();
  }

  @Override
  public void frameExpired() {
    framesExpired.inc();
  }

  @Override
  public void frameRepeated() {
    framesRepeated.inc();
  }

  @Override
  public void framesMissing(long count) {
    framesMissing.inc(count);
  }

  @Override
  public void framesWithheld(long count) {
    framesWithheld.inc(count);
  }

  @Override
  public void clipMade() {
    clipsMade.inc();
  }

  @Override
  public void streamCut() {
    streamCuts.inc();
  }

  @Override
  public void deadLetter() {
    deadLetters.inc();
  }
}

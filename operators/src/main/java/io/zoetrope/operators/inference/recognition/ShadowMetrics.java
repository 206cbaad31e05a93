package io.zoetrope.operators.inference.recognition;

import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts a shadow's clips by outcome. It holds: clips scored by the first model = scored by the
 * shadow + dropped + failed + in flight.
 */
final class ShadowMetrics {
  private final Counter scored;
  private final Counter agreed;
  private final Counter dropped;
  private final Counter failed;

  ShadowMetrics(MetricGroup group, IntSupplier inFlight) {
    scored = group.counter("shadowClipsScored");
    agreed = group.counter("shadowClipsAgreed");
    dropped = group.counter("shadowClipsDropped");
    failed = group.counter("shadowClipsFailed");
    group.gauge("shadowClipsInFlight", inFlight::getAsInt);
    group.gauge("shadowAgreement", this::agreement);
  }

  void scored(boolean agrees) {
    scored.inc();
    if (agrees) {
      agreed.inc();
    }
  }

  void dropped(int clips) {
    dropped.inc(clips);
  }

  void failed(int clips) {
    failed.inc(clips);
  }

  /** Share of scored clips both models gave the same label; not a number before the first. */
  private double agreement() {
    return (double) agreed.getCount() / scored.getCount();
  }
}

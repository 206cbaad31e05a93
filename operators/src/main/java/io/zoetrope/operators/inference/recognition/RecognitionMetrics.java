package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.inference.batching.ShedStep;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts a subtask's clips by outcome. It holds: clips made = scored + shed (three counters, by
 * step) + failed + in flight. Those scored are counted for each camera, too.
 */
final class RecognitionMetrics {
  private static final String SCORED = "clipsScored";

  private final MetricGroup group;
  private final Counter scored;
  private final Map<String, Counter> scoredOf = new HashMap<>();
  private final Counter failed;
  private final Map<ShedStep, Counter> shed = new EnumMap<>(ShedStep.class);

  RecognitionMetrics(
      MetricGroup group,
      IntSupplier inFlight,
      IntSupplier overloadLevel,
      LongSupplier clockDifferenceMillis) {
    this.group = group;
    scored = group.counter(SCORED);
    failed = group.counter("clipsFailed");
    for (ShedStep step : ShedStep.values()) {
      shed.put(step, group.counter(step.metric()));
    }
    group.gauge("clipsInFlight", inFlight::getAsInt);
    group.gauge("overloadLevel", overloadLevel::getAsInt);
    group.gauge("logClockDifferenceMillis", clockDifferenceMillis::getAsLong);
  }

  void scored(String camera) {
    scored.inc();
    scoredOf.computeIfAbsent(camera, id -> group.addGroup("camera", id).counter(SCORED)).inc();
  }

  void failed() {
    failed.inc();
  }

  void shed(ShedStep step) {
    shed.get(step).inc();
  }
}

package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.inference.batching.ShedStep;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts a subtask's clips by outcome. It holds: clips made = scored + shed (three counters, by
 * step) + failed + in flight.
 */
final class RecognitionMetrics {
  private final Counter scored;
  private final Counter failed;
  private final Map<ShedStep, Counter> shed = new EnumMap<>(ShedStep.class);

  RecognitionMetrics(MetricGroup group, IntSupplier inFlight, IntSupplier overloadLevel) {
    scored = group.counter("clipsScored");
    failed = group.counter("clipsFailed");
    for (ShedStep step : ShedStep.values()) {
      shed.put(step, group.counter(step.metric()));
    }
    group.gauge("clipsInFlight", inFlight::getAsInt);
    group.gauge("overloadLevel", overloadLevel::getAsInt);
  }

  void scored() {
    scored.inc();
  }

  void failed() {
    failed.inc();
  }

  void shed(ShedStep step) {
    shed.get(step).inc();
  }
}

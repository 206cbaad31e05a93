package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.inference.batching.ClipRequest;
import io.zoetrope.operators.inference.batching.ShedStep;
import io.zoetrope.operators.metrics.CaptureLatency;
import io.zoetrope.operators.metrics.DurationHistogram;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
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
  private final DurationHistogram calls;
  private final LongAdder clipsInCalls = new LongAdder();
  private final CaptureLatency captureToScore;

  /**
   * What is looked up where it is asked for.
   *
   * @param inFlight the subtask's clips that were given to the batcher and have not left
   * @param waiting those of them that no call has taken
   */
  record Gauges(
      IntSupplier inFlight,
      IntSupplier waiting,
      IntSupplier overloadLevel,
      LongSupplier clockDifferenceMillis) {}

  /**
   * @param maxBatch clips that a call can take
   */
  RecognitionMetrics(MetricGroup group, int maxBatch, Gauges gauges) {
    this.group = group;
    scored = group.counter(SCORED);
    failed = group.counter("clipsFailed");
    for (ShedStep step : ShedStep.values()) {
      shed.put(step, group.counter(step.metric()));
    }
    calls = DurationHistogram.in(group, "modelCall");
    captureToScore = new CaptureLatency(group, "captureToScore");
    group.gauge("clipsInModelCalls", clipsInCalls::sum);
    group.gauge("maxBatch", () -> maxBatch);
    group.gauge("clipsInFlight", gauges.inFlight::getAsInt);
    group.gauge("clipsWaiting", gauges.waiting::getAsInt);
    group.gauge("overloadLevel", gauges.overloadLevel::getAsInt);
    group.gauge("logClockDifferenceMillis", gauges.clockDifferenceMillis::getAsLong);
  }

  /** A call came back, on any thread; how full it was is its clips by {@code maxBatch}. */
  void called(int clips, long tookNanos) {
    calls.addNanos(tookNanos);
    clipsInCalls.add(clips);
  }

  void scored(ClipRequest request) {
    String camera = request.clip().camera().camera();
    captureToScore.add(request.clip().newest().captureTime(), request.doneMicros());
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

package io.zoetrope.operators.inference.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Prediction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class ShadowMetricsTest {
  private final Map<String, Counter> counters = new HashMap<>();
  private final Map<String, Gauge<?>> gauges = new HashMap<>();
  private final ShadowMetrics metrics =
      new ShadowMetrics(
          new UnregisteredMetricsGroup() {
            @Override
            public Counter counter(String name) {
              return counters.computeIfAbsent(name, key -> super.counter(key));
            }

            @Override
            public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
              gauges.put(name, gauge);
              return gauge;
            }
          },
          () -> 7);

  @Test
  void reportsTheShareOfClipsBothModelsGaveTheSameLabel() {
    metrics.scored(true);
    metrics.scored(true);
    metrics.scored(true);
    metrics.scored(false);
    metrics.dropped(5);
    metrics.failed(2);
    assertThat(gauges.get("shadowAgreement").getValue()).isEqualTo(0.75);
    assertThat(gauges.get("shadowClipsInFlight").getValue()).isEqualTo(7);
    assertThat(counters.get("shadowClipsScored").getCount()).isEqualTo(4);
    assertThat(counters.get("shadowClipsAgreed").getCount()).isEqualTo(3);
    assertThat(counters.get("shadowClipsDropped").getCount()).isEqualTo(5);
    assertThat(counters.get("shadowClipsFailed").getCount()).isEqualTo(2);
  }

  @Test
  void labelsAgreeByNameWhereverTheyStand() {
    var settings =
        new ShadowSettings(
            new ModelVersion("second", "2", false),
            new FakeModel("any"),
            BatchLimits.of(Device.CPU, 1, 8),
            List.of("run", "walk"),
            List.of("walk", "run", "fall"));
    var walk = new Prediction(new float[] {0.5f, 0.3f, 0.2f}, new float[0]);
    assertThat(settings.agree(walk, new Prediction(new float[] {0.1f, 0.9f}, null))).isTrue();
    assertThat(settings.agree(walk, new Prediction(new float[] {0.9f, 0.1f}, null))).isFalse();
  }
}

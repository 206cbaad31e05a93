package io.zoetrope.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
  private final Map<String, Gauge<?>> gauges = new TreeMap<>();
  private final List<String> bounds = new ArrayList<>();
  private final Counter ahead = new SimpleCounter();

  @Test
  void eachBucketHasAllThatTookNoLonger() {
    var histogram = DurationHistogram.in(new Recorder(""), "call");
    histogram.addMicros(5000);
    histogram.addMicros(5001);
    histogram.addNanos(700_000_000);
    histogram.addMicros(301_000_000);

    assertThat(value("5/callMillis_bucket")).isEqualTo(1);
    assertThat(value("10/callMillis_bucket")).isEqualTo(2);
    assertThat(value("500/callMillis_bucket")).isEqualTo(2);
    assertThat(value("1000/callMillis_bucket")).isEqualTo(3);
    assertThat(value("300000/callMillis_bucket")).isEqualTo(3);
    assertThat(value("+Inf/callMillis_bucket")).isEqualTo(4);
    assertThat(value("callMillis_count")).isEqualTo(4);
    assertThat(value("callMillis_sum")).isEqualTo(5 + 5.001 + 700 + 301_000);
    assertThat(bounds).hasSize(16).startsWith("5", "10").endsWith("300000", "+Inf");
  }

  @Test
  void whatACameraDatesInTheFutureCountsAsZeroAndIsCounted() {
    var latency = new CaptureLatency(new Recorder(""), "capture");
    latency.add(1_000_000, 1_000_000);
    assertThat(ahead.getCount()).isZero();
    latency.add(5_000_000, 1_000_000);
    latency.add(1_000_000, 1_030_000);

    assertThat(ahead.getCount()).isEqualTo(1);
    assertThat(value("5/captureMillis_bucket")).isEqualTo(2);
    assertThat(value("captureMillis_count")).isEqualTo(3);
    assertThat(value("captureMillis_sum")).isEqualTo(30);
  }

  private double value(String name) {
    return ((Number) gauges.get(name).getValue()).doubleValue();
  }

  private final class Recorder extends UnregisteredMetricsGroup {
    private final String before;

    Recorder(String before) {
      this.before = before;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      assertThat(key).isEqualTo("le");
      bounds.add(value);
      return new Recorder(value + "/");
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(before + name, gauge);
      return gauge;
    }

    @Override
    public Counter counter(String name) {
      assertThat(name).isEqualTo("captureClockAhead");
      return ahead;
    }
  }
}

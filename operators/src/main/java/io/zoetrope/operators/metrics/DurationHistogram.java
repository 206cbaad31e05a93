package io.zoetrope.operators.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * How often durations came, in buckets as Prometheus has them: {@code NAME_bucket} with a label
 * {@code le}, the most milliseconds that count there, {@code NAME_count} and {@code NAME_sum} in
 * milliseconds. Flink's own histograms become quantiles of the last values, which cannot be added
 * up over processes and stand still where nothing comes.
 *
 * <p>Adding takes two atomic additions, from any thread.
 */
public final class DurationHistogram {
  private static final long[] BOUNDS = {
    5, 10, 20, 50, 100, 200, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 60_000, 300_000
  };
  private static final String NO_BOUND = "+Inf";

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
  private final LongAdder micros = new LongAdder();

  private DurationHistogram() {}

  /**
   * A histogram of its own in a group.
   *
   * @param name without unit; {@code Millis} is added to it
   */
  public static DurationHistogram in(MetricGroup group, String name) {
    var histogram = new DurationHistogram();
    String unit = name + "Millis";
    for (int bucket = 0; bucket <= BOUNDS.length; bucket++) {
      group.addGroup("le", bound(bucket)).gauge(unit + "_bucket", histogram.upTo(bucket));
    }
    group.gauge(unit + "_count", histogram.upTo(BOUNDS.length));
    group.gauge(unit + "_sum", (Gauge<Double>) () -> histogram.micros.sum() / 1e3);
    return histogram;
  }

  private static String bound(int bucket) {
    return bucket == BOUNDS.length ? NO_BOUND : String.format(Locale.ROOT, "%d", BOUNDS[bucket]);
  }

  private Gauge<Long> upTo(int last) {
    return () -> {
      long sum = 0;
      for (int bucket = 0; bucket <= last; bucket++) {
        sum += counts.get(bucket);
      }
      return sum;
    };
  }

  public void addNanos(long nanos) {
    addMicros(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  /**
   * @param duration 0 or more
   */
  public void addMicros(long duration) {
    int bucket = 0;
    while (bucket < BOUNDS.length && duration > BOUNDS[bucket] * 1000) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    micros.add(duration);
  }
}

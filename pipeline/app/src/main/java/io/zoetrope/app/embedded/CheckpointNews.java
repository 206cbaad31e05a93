package io.zoetrope.app.embedded;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Whether the checkpoints of this process's jobs fail, told by Flink's own metrics. Flink makes one
 * by its name.
 */
public final class CheckpointNews implements MetricReporter, MetricReporterFactory {
  private static final String FAILED = "numberOfFailedCheckpoints";
  private static final String COMPLETED = "numberOfCompletedCheckpoints";
  private static final Map<String, State> JOBS = new ConcurrentHashMap<>();

  /** That a job's checkpoints fail, or no longer, where that was not said yet. */
  static Optional<String> of(JobID job) {
    return Optional.ofNullable(JOBS.get(job.toString())).flatMap(State::news);
  }

  static void forget(JobID job) {
    JOBS.remove(job.toString());
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return this;
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String job = group.getAllVariables().get("<job_id>");
    if (job != null && metric instanceof Gauge<?> gauge) {
      switch (name) {
        case FAILED -> JOBS.computeIfAbsent(job, id -> new State()).failed = gauge;
        case COMPLETED -> JOBS.computeIfAbsent(job, id -> new State()).completed = gauge;
        default -> {}
      }
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

  /** Of one job. */
  static final class State {
    private static final int MANY = 3;
    private static final int MANY_AT_THE_START = 20; // they fail while tasks still start, too

    private volatile Gauge<?> failed;
    private volatile Gauge<?> completed;
    private long completedBefore;
    private long failedBefore;
    private boolean failing;

    State() {}

    State(Gauge<?> failed, Gauge<?> completed) {
      this.failed = failed;
      this.completed = completed;
    }

    synchronized Optional<String> news() {
      long good = value(completed);
      long bad = value(failed);
      if (good != completedBefore) {
        completedBefore = good;
        failedBefore = bad;
      }
      boolean now = bad - failedBefore >= (good == 0 ? MANY_AT_THE_START : MANY);
      if (now == failing) {
        return Optional.empty();
      }
      failing = now;
      return Optional.of(now ? problem(bad - failedBefore) : "checkpoints are written again");
    }

    private static String problem(long times) {
      return ("checkpoints failed %d times in a row, as the log says: a restart goes back to the"
              + " last good one, and with delivery: exactly-once no event appears")
          .formatted(times);
    }

    private static long value(Gauge<?> gauge) {
      return gauge != null && gauge.getValue() instanceof Number number ? number.longValue() : 0;
    }
  }
}

package io.zoetrope.app.embedded;

import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * The clips that jobs of this process have scored, camera by camera, told by the jobs' metrics:
 * nothing need be written for it. Flink makes one by its name.
 */
public final class ClipCounts implements MetricReporter, MetricReporterFactory {
  private static final String METRIC = "clipsScored";
  private static final Map<String, Map<String, Count>> JOBS = new ConcurrentHashMap<>();

  /** By camera, over all restarts of the job. */
  static Map<String, Long> of(JobID job) {
    Map<String, Long> clips = new TreeMap<>();
    JOBS.getOrDefault(job.toString(), Map.of())
        .forEach((camera, count) -> clips.put(camera, count.total()));
    return clips;
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
    if (isOfACamera(name, group) && metric instanceof Counter counter) {
      count(group).add(counter);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    if (isOfACamera(name, group) && metric instanceof Counter counter) {
      count(group).end(counter);
    }
  }

  private static boolean isOfACamera(String name, MetricGroup group) {
    return name.equals(METRIC) && group.getAllVariables().containsKey("<camera>");
  }

  private static Count count(MetricGroup group) {
    Map<String, String> names = group.getAllVariables();
    return JOBS.computeIfAbsent(names.get("<job_id>"), job -> new ConcurrentHashMap<>())
        .computeIfAbsent(names.get("<camera>"), camera -> new Count());
  }

  /** Of one camera: a task that ends takes its counter along. */
  private static final class Count {
    private final Set<Counter> running = new HashSet<>();
    private long ended;

    synchronized void add(Counter counter) {
      running.add(counter);
    }

    synchronized void end(Counter counter) {
      if (running.remove(counter)) {
        ended += counter.getCount();
      }
    }

    synchronized long total() {
      return ended + running.stream().mapToLong(Counter::getCount).sum();
    }
  }
}

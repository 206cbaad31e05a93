package io.zoetrope.job.start;

import io.zoetrope.config.Delivery;
import io.zoetrope.job.options.CheckpointPace;
import io.zoetrope.job.options.JobOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A job that can start, as far as that is known before.
 *
 * @param job with checkpoints as far apart as its device needs them
 * @param clipsPerSecond that the device did; empty where it is on another machine
 * @param memory what pictures take, in one line
 * @param checkpoints how far they are apart and why, in one line
 */
public record Preflight(
    JobOptions job, OptionalDouble clipsPerSecond, String memory, String checkpoints) {

  /**
   * Of a job that runs in this process.
   *
   * @throws IllegalStateException where its model or its memory does not suffice, saying what to
   *     change
   */
  public static Preflight here(JobOptions job) throws InterruptedException {
    var memory = MemoryNeed.of(job);
    memory.requireWithin(Runtime.getRuntime().maxMemory());
    double able = ModelTrial.here(job);
    var pace = job.runtime().pace().following(drain(job, able, job.runtime().parallelism()));
    return new Preflight(
        job.with(pace), OptionalDouble.of(able), memory.sentence(), sentence(pace, job, able));
  }

  /**
   * Of a job that runs on other machines, each with devices of its own.
   *
   * @throws IllegalStateException where its model cannot be used, saying why
   */
  public static Preflight elsewhere(JobOptions job) throws InterruptedException {
    String memory = MemoryNeed.of(job).sentence();
    var able = ModelTrial.elsewhere(job);
    if (able.isEmpty()) {
      return new Preflight(job, able, memory, unmeasured(job));
    }
    var pace = job.runtime().pace().following(drain(job, able.getAsDouble(), 1));
    return new Preflight(job.with(pace), able, memory, sentence(pace, job, able.getAsDouble()));
  }

  /**
   * What the clips under way take that a checkpoint waits for.
   *
   * @param tasks that share a device
   */
  private static Duration drain(JobOptions job, double clipsPerSecond, int tasks) {
    double clips = (double) tasks * job.recognition().limits().quota();
    var full = Duration.ofMillis(Math.round(1000 * clips / clipsPerSecond));
    if (!job.overload().sheds()) {
      return full;
    }
    var shed = job.overload().freshness().dividedBy(2); // the longest queue that is not shed
    return full.compareTo(shed) < 0 ? full : shed;
  }

  private static String sentence(CheckpointPace pace, JobOptions job, double able) {
    return String.format(
        Locale.ROOT,
        "checkpoints every %s, at least %s apart, as %s does %.1f clips/s%s",
        seconds(pace.interval()),
        seconds(pace.pause()),
        job.recognition().device(),
        able,
        job.outputs().delivery() == Delivery.EXACTLY_ONCE ? "; events appear with them" : "");
  }

  private static String unmeasured(JobOptions job) {
    return "checkpoints every %s; %s is not here and was not measured: the job warns where that is too often"
        .formatted(seconds(job.runtime().checkpointInterval()), job.recognition().device());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}

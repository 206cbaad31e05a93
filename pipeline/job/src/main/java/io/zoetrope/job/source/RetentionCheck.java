package io.zoetrope.job.source;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.topic.TopicSettings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether frames stay in their topic for as long as a restored job reads back. */
public final class RetentionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionCheck.class);
  private static final Duration TO_RESTART = Duration.ofSeconds(30);

  private RetentionCheck() {}

  /**
   * Checks {@code retention.ms} of the topic of frames; a topic that is not there or may not be
   * asked about is told in the log only.
   *
   * @throws IllegalStateException where it is too short, saying what to change
   */
  public static void require(JobOptions options) throws InterruptedException {
    try {
      var topic = TopicSettings.of(options.kafka().client(), options.kafka().topics().frames());
      check(topic.number(TopicConfig.RETENTION_MS_CONFIG), options);
    } catch (ExecutionException e) {
      LOG.warn(
          "Retention of topic {} could not be checked: {}",
          options.kafka().topics().frames(),
          e.getCause().getMessage());
    }
  }

  private static void check(long retentionMillis, JobOptions options) {
    var window = options.clips().grid().horizon();
    var interval = options.runtime().checkpointInterval();
    long needed = window.plus(interval).plus(TO_RESTART).toMillis();
    if (retentionMillis >= 0 && retentionMillis < needed) {
      throw new IllegalStateException(
          "topic %s keeps frames for %.1f s (retention.ms=%d), but after a failure the job reads back %.1f s: %.1f s of clip windows, %.1f s between checkpoints, %d s to restart. Set retention.ms to %d or more, or make the checkpoint interval shorter"
              .formatted(
                  options.kafka().topics().frames(),
                  retentionMillis / 1e3,
                  retentionMillis,
                  needed / 1e3,
                  window.toMillis() / 1e3,
                  interval.toMillis() / 1e3,
                  TO_RESTART.toSeconds(),
                  needed));
    }
  }
}

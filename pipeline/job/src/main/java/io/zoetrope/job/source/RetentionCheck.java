package io.zoetrope.job.source;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.topic.TopicSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether frames stay in their topic for as long as a restored job reads back. */
public final class RetentionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionCheck.class);
  private static final int RGB_BYTES = 3;
  private static final Duration TO_RESTART = Duration.ofSeconds(30);

  private RetentionCheck() {}

  /**
   * Checks {@code retention.ms} of the topic of frames; a topic that is not there or may not be
   * described is logged only. So is a {@code retention.bytes} that does not hold as long of one
   * camera: how many share a partition, and how small frames were packed, is not known here.
   *
   * @throws IllegalStateException where it is too short, saying what to change
   */
  public static void require(JobOptions options) throws InterruptedException {
    try {
      var topic = TopicSettings.of(options.kafka().client(), options.kafka().topics().frames());
      check(topic.number(TopicConfig.RETENTION_MS_CONFIG), options);
      sizeProblem(topic.number(TopicConfig.RETENTION_BYTES_CONFIG), options)
          .ifPresent(problem -> LOG.warn("{}", problem));
    } catch (ExecutionException e) {
      LOG.warn(
          "Retention of topic {} could not be checked, for which this user must be let DESCRIBE_CONFIGS of it: {}",
          options.kafka().topics().frames(),
          e.getCause().getMessage());
    }
  }

  private static void check(long retentionMillis, JobOptions options) {
    long needed = needed(options).toMillis();
    if (retentionMillis >= 0 && retentionMillis < needed) {
      throw new IllegalStateException(
          "topic %s keeps frames for %.1f s (retention.ms=%d), but after a failure the job reads back %s. Set retention.ms to %d or more, or make the checkpoint interval shorter"
              .formatted(
                  options.kafka().topics().frames(),
                  retentionMillis / 1e3,
                  retentionMillis,
                  whatIsNeeded(options),
                  needed));
    }
  }

  /** What is wrong with {@code retention.bytes}, which goes for each partition. */
  static Optional<String> sizeProblem(long retentionBytes, JobOptions options) {
    var clips = options.clips();
    double framesASecond = 1 / clips.grid().interval().seconds();
    double seconds = needed(options).toMillis() / 1e3;
    long frame = (long) clips.width() * clips.height() * RGB_BYTES;
    long needed = Math.round(frame * framesASecond * seconds);
    if (retentionBytes < 0 || retentionBytes >= needed) {
      return Optional.empty();
    }
    return Optional.of(
        "topic %s keeps %d bytes of a partition (retention.bytes), but after a failure the job reads back %s: %d bytes of each camera in it, where frames are not compressed. Set retention.bytes to as many times that as cameras share a partition"
            .formatted(
                options.kafka().topics().frames(), retentionBytes, whatIsNeeded(options), needed));
  }

  private static Duration needed(JobOptions options) {
    var window = options.clips().grid().horizon();
    return window.plus(options.runtime().checkpointInterval()).plus(TO_RESTART);
  }

  private static String whatIsNeeded(JobOptions options) {
    return "%.1f s: %.1f s of clip windows, %.1f s between checkpoints, %d s to restart"
        .formatted(
            needed(options).toMillis() / 1e3,
            options.clips().grid().horizon().toMillis() / 1e3,
            options.runtime().checkpointInterval().toMillis() / 1e3,
            TO_RESTART.toSeconds());
  }
}

package io.zoetrope.config;

import static io.zoetrope.config.Check.portNumber;
import static io.zoetrope.config.Check.positive;
import static io.zoetrope.config.Check.require;
import static java.util.Objects.requireNonNullElse;

import io.zoetrope.yaml.ByteSize;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How frames come into the log.
 *
 * @param batch time that one record of frames spans
 * @param buffer bytes of frames kept while Kafka is away
 * @param frames what they travel as; null: as {@link #framesFor} says
 * @param metricsPort of the page that monitoring reads; null: there is none
 * @param metricsHost where that page listens
 * @param timeZone of cameras' schedules, such as {@code Europe/Berlin}; null: this machine's
 */
public record IngestConfig(
    Duration batch,
    ByteSize buffer,
    FrameFormat frames,
    Integer metricsPort,
    String metricsHost,
    String timeZone) {
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(2);

  /** A record of frames: with less no frame at all would be sent. */
  private static final long LEAST_BUFFER = 1L << 20;

  public static final IngestConfig DEFAULT = new IngestConfig(null, null, null, null, null, null);

  public IngestConfig {
    batch = positive("batch", requireNonNullElse(batch, Duration.ofMillis(250)));
    require(batch.compareTo(LONGEST_BATCH) <= 0, "batch: at most 2s");
    buffer = requireNonNullElse(buffer, new ByteSize(64L << 20));
    require(buffer.bytes() >= LEAST_BUFFER, "buffer: at least 1MiB, a record of frames");
    if (metricsPort != null) {
      portNumber("metrics-port", metricsPort);
    }
    metricsHost = Check.metricsHost(metricsHost);
    require(
        timeZone == null || isKnown(timeZone),
        "time-zone: write one such as Europe/Berlin, UTC or +02:00");
  }

  private static boolean isKnown(String zone) {
    try {
      return ZoneId.of(zone) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What frames travel as. */
  public enum FrameFormat {
    /** Three bytes a pixel, as the model takes them. */
    RGB24,
    /** Half of that: colours in half the resolution. */
    I420,
    /** A seventh of it, more or less, a file for each frame: for networks. */
    JPEG
  }

  /**
   * What frames travel as to a Kafka: as configured, else as {@code JPEG} where it is on another
   * host.
   */
  public FrameFormat framesFor(String bootstrapServers) {
    FrameFormat byDefault =
        KafkaConfig.isOnThisHost(bootstrapServers) ? FrameFormat.RGB24 : FrameFormat.JPEG;
    return requireNonNullElse(frames, byDefault);
  }

  /** Of the schedules. */
  public ZoneId zone() {
    return timeZone == null ? ZoneId.systemDefault() : ZoneId.of(timeZone);
  }
}

package io.zoetrope.config;

import static io.zoetrope.config.Check.portNumber;
import static io.zoetrope.config.Check.positive;
import static io.zoetrope.config.Check.require;
import static java.util.Objects.requireNonNullElse;

import io.zoetrope.yaml.ByteSize;
import java.time.Duration;

/**
 * How frames come into the log.
 *
 * @param batch time that one record of frames spans
 * @param buffer bytes of frames kept while Kafka is away
 * @param metricsPort of the page that monitoring reads; null: there is none
 * @param metricsHost where that page listens
 */
public record IngestConfig(
    Duration batch, ByteSize buffer, Integer metricsPort, String metricsHost) {
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(2);

  /** A record of frames: with less no frame at all would be sent. */
  private static final long LEAST_BUFFER = 1L << 20;

  public static final IngestConfig DEFAULT = new IngestConfig(null, null, null, null);

  public IngestConfig {
    batch = positive("batch", requireNonNullElse(batch, Duration.ofMillis(250)));
    require(batch.compareTo(LONGEST_BATCH) <= 0, "batch: at most 2s");
    buffer = requireNonNullElse(buffer, new ByteSize(64L << 20));
    require(buffer.bytes() >= LEAST_BUFFER, "buffer: at least 1MiB, a record of frames");
    if (metricsPort != null) {
      portNumber("metrics-port", metricsPort);
    }
    metricsHost = requireNonNullElse(metricsHost, "127.0.0.1");
    require(!metricsHost.isBlank(), "metrics-host: name an address of this machine, or 0.0.0.0");
  }
}

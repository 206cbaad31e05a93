package io.zoetrope.app.plan;

import static java.util.Objects.requireNonNullElse;

import io.zoetrope.config.IngestConfig.FrameFormat;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.zoo.pack.ModelCard;
import java.time.Duration;

/**
 * What cameras give a cluster to do.
 *
 * @param cameras zones count like cameras
 * @param clipsPerSecond of all
 * @param framesPerSecond of each, as far as the model needs them
 * @param frameBytes of each frame in Kafka
 * @param retention how long Kafka keeps frames
 * @param copies of them that Kafka has
 */
public record CameraLoad(
    int cameras,
    double clipsPerSecond,
    double framesPerSecond,
    double frameBytes,
    Duration retention,
    int copies) {
  private static final int CHANNELS = 3;

  /** Bytes against those of RGB24; of JPEG what painted and filmed scenes had on average. */
  private static final double OF_I420 = 0.5;

  private static final double OF_JPEG = 1 / 7.0;

  /**
   * By a configuration's hop, format and retention.
   *
   * @param copies where the configuration leaves them to the broker
   */
  public static CameraLoad of(ZoetropeConfig config, ModelCard model, int cameras, int copies) {
    double hop = config.recognition().hop().toNanos() / 1e9;
    var input = model.input();
    Integer configured = config.kafka().replication();
    return new CameraLoad(
        cameras,
        cameras / hop,
        1 / model.clip().interval().seconds(),
        input.width() * input.height() * CHANNELS * share(frames(config)),
        config.kafka().retention(),
        configured == null ? copies : configured);
  }

  /** Without a Kafka that is named: as to one on another host. */
  static FrameFormat frames(ZoetropeConfig config) {
    String kafka = config.kafka().bootstrapServers();
    return kafka == null
        ? requireNonNullElse(config.ingest().frames(), FrameFormat.JPEG)
        : config.ingest().framesFor(kafka);
  }

  private static double share(FrameFormat frames) {
    return switch (frames) {
      case RGB24 -> 1;
      case I420 -> OF_I420;
      case JPEG -> OF_JPEG;
    };
  }

  /** That ingesters write, and task managers read. */
  public double bytesPerSecond() {
    return cameras * framesPerSecond * frameBytes;
  }

  /** On the disks of all brokers together. */
  public double retainedBytes() {
    return bytesPerSecond() * retention.toNanos() / 1e9 * copies;
  }
}

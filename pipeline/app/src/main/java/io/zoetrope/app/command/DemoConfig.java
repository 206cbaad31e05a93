package io.zoetrope.app.command;

import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.util.List;

/**
 * The configuration of what runs by itself, on ports of its own choice.
 *
 * @param hop time from clip to clip; null: as by default
 * @param scores whether every clip's scores are published
 */
record DemoConfig(ModelPackage model, int kafkaPort, int webPort, Duration hop, boolean scores) {
  /** Every fourth frame: the demo's own network is small enough to be asked often. */
  static final Duration OFTEN = Duration.ofMillis(267);

  /** Two clips in a row are enough where clips come often. */
  private static final ZoetropeConfig.Events SOON =
      new ZoetropeConfig.Events(null, 2, 3, null, null, null, null);

  ZoetropeConfig of(List<ZoetropeConfig.Camera> cameras) {
    return new ZoetropeConfig(
        model.folder().toString(),
        null,
        cameras,
        new ZoetropeConfig.Kafka(null, null, kafkaPort, null, null, null, null),
        new ZoetropeConfig.Flink(webPort, null, null, null),
        null,
        new ZoetropeConfig.Recognition(null, null, null, null, hop, null, scores, null, null, null),
        SOON);
  }
}

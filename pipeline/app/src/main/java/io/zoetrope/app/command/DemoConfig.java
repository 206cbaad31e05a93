package io.zoetrope.app.command;

import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.util.List;

/**
 * The configuration of what runs by itself, on ports of its own choice.
 *
 * @param hop time from clip to clip; null: as by default
 * @param events null: as by default
 * @param scores whether every clip's scores are published
 */
record DemoConfig(
    ModelPackage model,
    int kafkaPort,
    int webPort,
    Duration hop,
    ZoetropeConfig.Events events,
    boolean scores) {
  /** Every third frame: the demo's own network is small enough to be asked often. */
  static final Duration OFTEN = Duration.ofMillis(200);

  /** What told the demo's model's events best on scenes of the validation seeds. */
  static final ZoetropeConfig.Events RULES =
      new ZoetropeConfig.Events(0.4f, 0.6f, 1, 1, 0.3f, 5, Duration.ofSeconds(1), null);

  ZoetropeConfig of(List<ZoetropeConfig.Camera> cameras) {
    return new ZoetropeConfig(
        model.folder().toString(),
        null,
        cameras,
        new ZoetropeConfig.Kafka(null, null, kafkaPort, null, null, null, null),
        new ZoetropeConfig.Flink(webPort, null, null, null),
        null,
        new ZoetropeConfig.Recognition(null, null, null, null, hop, null, scores, null, null, null),
        events);
  }
}

package io.zoetrope.config;

import static io.zoetrope.config.Check.require;
import static java.util.Objects.requireNonNullElse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code zoetrope.yaml} says, defaults filled in. The same for every command, which checks
 * that it has what it needs.
 *
 * @param model a model-package folder, its URI, or a name of the catalogue
 * @param shadow a second model for the same clips, named as {@code model} is; null: none
 * @param cameras with distinct ids
 */
public record ZoetropeConfig(
    String model,
    String shadow,
    List<CameraConfig> cameras,
    KafkaConfig kafka,
    IngestConfig ingest,
    RecognitionConfig recognition,
    EventsConfig events,
    FlinkConfig flink) {
  /** Names no model and no camera. */
  public static final ZoetropeConfig DEFAULT =
      new ZoetropeConfig(null, null, null, null, null, null, null, null);

  private static final String NAME_A_MODEL = "name a model-package folder or a model";

  public ZoetropeConfig {
    require(model == null || !model.isBlank(), "model: " + NAME_A_MODEL);
    require(shadow == null || !shadow.isBlank(), "shadow: " + NAME_A_MODEL);
    require(shadow == null || !shadow.equals(model), "shadow: name another model than model does");
    cameras = cameras == null ? List.of() : List.copyOf(cameras);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < cameras.size(); i++) {
      String id = cameras.get(i).id();
      require(ids.add(id), "cameras[%d].id: '%s' is used twice".formatted(i, id));
    }
    kafka = requireNonNullElse(kafka, KafkaConfig.DEFAULT);
    ingest = requireNonNullElse(ingest, IngestConfig.DEFAULT);
    recognition = requireNonNullElse(recognition, RecognitionConfig.DEFAULT);
    events = requireNonNullElse(events, EventsConfig.DEFAULT);
    flink = requireNonNullElse(flink, FlinkConfig.DEFAULT);
  }

  /**
   * For what needs a model.
   *
   * @throws ConfigException where none is named
   */
  public String requireModel() {
    if (model == null) {
      throw new ConfigException("model", NAME_A_MODEL);
    }
    return model;
  }

  /** The job's consumer group. */
  public String consumerGroup() {
    return requireNonNullElse(kafka.group(), flink.name());
  }

  /** The consumer group by which ingesters share the cameras. */
  public String cameraGroup() {
    return consumerGroup() + "-cameras";
  }

  /**
   * For what needs cameras.
   *
   * @throws ConfigException where there are none
   */
  public List<CameraConfig> requireCameras() {
    if (cameras.isEmpty()) {
      throw new ConfigException("cameras", "list at least one camera");
    }
    return cameras;
  }
}

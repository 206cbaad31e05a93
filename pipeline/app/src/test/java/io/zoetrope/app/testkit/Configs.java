package io.zoetrope.app.testkit;

import io.zoetrope.app.embedded.Ports;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.Delivery;
import io.zoetrope.config.TopicNames;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Configurations and models small enough for tests. */
public final class Configs {
  private Configs() {}

  /**
   * On free ports, every clip's scores emitted.
   *
   * @param more further {@code key=value}
   */
  public static ZoetropeConfig of(ModelPackage model, List<CameraConfig> cameras, String... more) {
    List<String> values = new ArrayList<>();
    values.add("model=" + model.folder());
    values.add("kafka.port=" + Ports.free());
    values.add("kafka.partitions=2");
    values.add("flink.port=" + Ports.free());
    values.add("recognition.workers=2");
    values.add("recognition.scores=true");
    for (int i = 0; i < cameras.size(); i++) {
      values.add("cameras[%d].id=%s".formatted(i, cameras.get(i).id()));
      values.add("cameras[%d].source=%s".formatted(i, cameras.get(i).source()));
    }
    values.addAll(List.of(more));
    return ConfigFile.of(values).config();
  }

  /** A job on all frames that are in the log, as configured otherwise. */
  public static JobOptions job(ModelPackage model, String kafka, List<String> values) {
    List<String> all = new ArrayList<>(List.of("flink.start-from=earliest"));
    all.addAll(values);
    return JobOptions.of(ConfigFile.of(all).config(), kafka, model, Optional.empty());
  }

  /** The same with a second model for the same clips. */
  public static JobOptions job(
      ModelPackage model, ModelPackage shadow, String kafka, List<String> values) {
    List<String> all = new ArrayList<>(List.of("flink.start-from=earliest"));
    all.addAll(values);
    return JobOptions.of(ConfigFile.of(all).config(), kafka, model, Optional.of(shadow));
  }

  /** The usual topics, but that a run's results go to some of its own, named by it. */
  public static TopicNames topicsOf(String run) {
    return topicsOf(run, TopicNames.DEFAULT.frames());
  }

  /**
   * The same with other frames.
   *
   * @param frames their topic
   */
  public static TopicNames topicsOf(String run, String frames) {
    var usual = TopicNames.DEFAULT;
    return new TopicNames(
        frames,
        usual.health(),
        usual.settings(),
        run + "-events",
        run + "-scores",
        run + "-features",
        run + "-dlq",
        usual.cameras());
  }

  /** As values of a configuration. */
  public static List<String> topics(TopicNames names) {
    return List.of(
        "kafka.topics.frames=" + names.frames(),
        "kafka.topics.settings=" + names.settings(),
        "kafka.topics.events=" + names.events(),
        "kafka.topics.scores=" + names.scores(),
        "kafka.topics.features=" + names.features(),
        "kafka.topics.dead-letters=" + names.deadLetters());
  }

  /** As a choice of a configuration. */
  public static String delivery(Delivery delivery) {
    return "flink.delivery=" + delivery.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static CameraConfig camera(String id, String source) {
    return CameraConfig.of(id, source);
  }

  /** Seeded R(2+1)D-18 of an eighth of the width: 16 frames of 112 x 112, 15 a second. */
  public static ModelPackage smallModel(Path folder) {
    return small(Outputs.LOGITS).seeded(1, folder.resolve("small-model"));
  }

  /** The same with the vector before the classifier, 64 values. */
  public static ModelPackage smallModelWithFeature(Path folder) {
    return small(Outputs.LOGITS_AND_FEATURE).seeded(1, folder.resolve("small-model-feature"));
  }

  private static ModelExport small(Outputs outputs) {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    return ModelExport.of(spec, List.of("walk", "run", "fall"))
        .options(spec.options().with("width", 8).classes(3))
        .outputs(outputs);
  }
}

package io.zoetrope.app.testkit;

import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.app.config.ZoetropeConfig.Camera;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.List;

/** Configurations and models small enough for tests. */
public final class Configs {
  private Configs() {}

  /** On free ports, every clip's scores told. */
  public static ZoetropeConfig of(ModelPackage model, List<Camera> cameras) {
    return new ZoetropeConfig(
        model.folder().toString(),
        null,
        cameras,
        new ZoetropeConfig.Kafka(null, null, Ports.free(), null, 2, null, null),
        new ZoetropeConfig.Flink(Ports.free(), null, null, null),
        null,
        new ZoetropeConfig.Recognition("cpu", null, 2, null, null, null, true, null, null, null),
        null);
  }

  public static Camera camera(String id, String source) {
    return new Camera(id, source, null, null, null, null, null);
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

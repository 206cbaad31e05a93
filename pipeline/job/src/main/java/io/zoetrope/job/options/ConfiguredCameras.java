package io.zoetrope.job.options;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a configuration says of single cameras, as far as the job does it, as settings. */
final class ConfiguredCameras {
  private ConfiguredCameras() {}

  /** By camera, without those of which nothing is said. */
  static Map<String, CameraSettings> of(ZoetropeConfig config, ModelPackage model) {
    Map<String, CameraSettings> settings = new HashMap<>();
    for (int i = 0; i < config.cameras().size(); i++) {
      CameraConfig camera = config.cameras().get(i);
      requireLabels(camera, "cameras[%d].labels-off".formatted(i), model.labels());
      CameraSettings all = of(camera);
      if (!all.equals(SettingsMerge.open(camera.id()).build())) {
        settings.put(camera.id(), all);
      }
    }
    return settings;
  }

  private static CameraSettings of(CameraConfig camera) {
    return SettingsMerge.open(camera.id())
        .setLabelsOff(camera.labelsOff())
        .setStartScore(camera.startScore())
        .setEndScore(camera.endScore())
        .setHopMillis(camera.hop() == null ? null : (Long) camera.hop().toMillis())
        .setPriority(camera.priority() == 0 ? null : camera.priority())
        .build();
  }

  private static void requireLabels(CameraConfig camera, String path, List<String> labels) {
    for (String label : camera.labelsOff()) {
      if (!labels.contains(label)) {
        throw new ConfigException(
            path, "the model has no label '%s'; it has %s".formatted(label, labels));
      }
    }
  }
}

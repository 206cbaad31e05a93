package io.zoetrope.job.options;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.config.ZoneConfig;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a configuration says of single cameras and zones, as far as the job does it, as settings.
 */
final class ConfiguredCameras {
  private ConfiguredCameras() {}

  /** By id of the camera or zone, without those of which nothing is said. */
  static Map<String, CameraSettings> of(ZoetropeConfig config, ModelPackage model) {
    Map<String, CameraSettings> settings = new HashMap<>();
    for (int i = 0; i < config.cameras().size(); i++) {
      CameraConfig camera = config.cameras().get(i);
      String path = "cameras[%d]".formatted(i);
      requireLabels(camera.labelsOff(), path, model.labels());
      put(of(camera), settings);
      for (int zone = 0; zone < camera.zones().size(); zone++) {
        ZoneConfig it = camera.zones().get(zone);
        requireLabels(it.labelsOff(), "%s.zones[%d]".formatted(path, zone), model.labels());
        put(SettingsMerge.ofZone(of(camera), of(camera.zoneId(zone), it)), settings);
      }
    }
    return settings;
  }

  private static void put(CameraSettings all, Map<String, CameraSettings> settings) {
    if (!all.equals(SettingsMerge.open(all.getCameraId()).build())) {
      settings.put(all.getCameraId(), all);
    }
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

  private static CameraSettings of(String id, ZoneConfig zone) {
    return SettingsMerge.open(id)
        .setLabelsOff(zone.labelsOff())
        .setStartScore(zone.startScore())
        .setEndScore(zone.endScore())
        .setHopMillis(zone.hop() == null ? null : (Long) zone.hop().toMillis())
        .setPriority(zone.priority())
        .build();
  }

  private static void requireLabels(List<String> off, String path, List<String> labels) {
    for (String label : off) {
      if (!labels.contains(label)) {
        throw new ConfigException(
            path + ".labels-off",
            "the model has no label '%s'; it has %s".formatted(label, labels));
      }
    }
  }
}

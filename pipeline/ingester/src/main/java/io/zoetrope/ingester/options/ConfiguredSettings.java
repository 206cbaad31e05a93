package io.zoetrope.ingester.options;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.RegionConfig;
import io.zoetrope.config.ZoneConfig;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsMerge;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a configuration says of one camera, as settings. */
public final class ConfiguredSettings {
  private ConfiguredSettings() {}

  /** All of it; priority 0 is as good as none. */
  public static CameraSettings of(CameraConfig camera) {
    return SettingsMerge.open(camera.id())
        .setLabelsOff(camera.labelsOff())
        .setStartScore(camera.startScore())
        .setEndScore(camera.endScore())
        .setHopMillis(camera.hop() == null ? null : (Long) camera.hop().toMillis())
        .setPriority(camera.priority() == 0 ? null : camera.priority())
        .setZone(camera.zone() == null ? null : part(camera.zone()))
        .setMasks(camera.masks().stream().map(ConfiguredSettings::part).toList())
        .build();
  }

  /** What it says of one of a camera's zones: what it says of the camera, too. */
  public static CameraSettings ofZone(CameraConfig camera, int index) {
    ZoneConfig zone = camera.zones().get(index);
    var own =
        SettingsMerge.open(camera.zoneId(index))
            .setLabelsOff(zone.labelsOff())
            .setStartScore(zone.startScore())
            .setEndScore(zone.endScore())
            .setHopMillis(zone.hop() == null ? null : (Long) zone.hop().toMillis())
            .setPriority(zone.priority())
            .setZone(part(zone.area().bounds()))
            .build();
    return SettingsMerge.ofZone(of(camera), own);
  }

  /** Of all a camera's streams, by their ids. */
  public static Map<String, CameraSettings> ofStreams(CameraConfig camera) {
    Map<String, CameraSettings> all = new LinkedHashMap<>();
    if (camera.zones().isEmpty()) {
      all.put(camera.id(), of(camera));
    }
    for (int i = 0; i < camera.zones().size(); i++) {
      all.put(camera.zoneId(i), ofZone(camera, i));
    }
    return all;
  }

  private static Rectangle part(RegionConfig part) {
    return new Rectangle(part.left(), part.top(), part.width(), part.height());
  }
}

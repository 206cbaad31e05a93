package io.zoetrope.ingester.options;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.RegionConfig;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsMerge;

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

  private static Rectangle part(RegionConfig part) {
    return new Rectangle(part.left(), part.top(), part.width(), part.height());
  }
}

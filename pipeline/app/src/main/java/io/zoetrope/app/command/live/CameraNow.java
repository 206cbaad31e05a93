package io.zoetrope.app.command.live;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.ConfiguredSettings;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.SettingsRecord;
import java.util.List;
import java.util.Optional;

/**
 * What holds for a camera now.
 *
 * @param configured what the configuration says
 * @param record of the topic; empty: there is none
 */
record CameraNow(String id, CameraSettings configured, Optional<SettingsRecord> record) {

  static CameraNow of(String id, ConfigFile file, Optional<SettingsRecord> record) {
    return new CameraNow(
        id,
        file.config().cameras().stream()
            .filter(camera -> camera.id().equals(id))
            .findFirst()
            .map(ConfiguredSettings::of)
            .orElseGet(() -> SettingsMerge.open(id).build()),
        record);
  }

  SettingsContent content() {
    return record.map(SettingsRecord::content).orElse(SettingsContent.NONE);
  }

  /** Why it is not shown; empty: it is. */
  Optional<String> hidden() {
    return content() instanceof SettingsContent.Unreadable unreadable
        ? Optional.of(record.orElseThrow().sentence(unreadable))
        : Optional.empty();
  }

  /** Of the topic alone, to build a change on; empty: there are none. */
  Optional<CameraSettings> set() {
    return content() instanceof SettingsContent.Readable readable
        ? Optional.of(readable.settings())
        : Optional.empty();
  }

  CameraSettings inForce() {
    return set().map(settings -> SettingsMerge.of(configured, settings)).orElse(configured);
  }

  /** Masks that {@code cameras set --unmask} can remove, by their index. */
  List<Rectangle> removableMasks() {
    return set().map(CameraSettings::getMasks).orElse(List.of());
  }
}

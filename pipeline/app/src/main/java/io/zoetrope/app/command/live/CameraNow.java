package io.zoetrope.app.command.live;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.ConfiguredSettings;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What holds for a camera or one of its zones now.
 *
 * @param configured what the configuration says, and for a zone what is set for its camera
 * @param record of the topic; empty: there is none
 * @param camera of a zone, its camera's record, where that cannot be read
 */
record CameraNow(
    String id,
    CameraSettings configured,
    Optional<SettingsRecord> record,
    Optional<SettingsRecord> camera) {

  /**
   * @param records of the topic, the newest of each camera and zone
   */
  static CameraNow of(String id, ConfigFile file, Map<String, SettingsRecord> records) {
    CameraSettings configured =
        file.config().cameras().stream()
            .map(ConfiguredSettings::ofStreams)
            .map(streams -> streams.get(id))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> SettingsMerge.open(id).build());
    var record = Optional.ofNullable(records.get(id));
    var camera = StreamId.cameraOfZone(id).map(records::get);
    var ofCamera = camera.map(SettingsRecord::content).orElse(SettingsContent.NONE);
    return new CameraNow(
        id,
        ofCamera instanceof SettingsContent.Readable set
            ? beside(set.settings(), configured)
            : configured,
        record,
        camera.filter(it -> ofCamera instanceof SettingsContent.Unreadable));
  }

  /** What is set for the camera, before what is configured of its zone. */
  private static CameraSettings beside(CameraSettings camera, CameraSettings configured) {
    var none = SettingsMerge.open(configured.getCameraId()).build();
    return SettingsMerge.of(configured, SettingsMerge.ofZone(camera, none));
  }

  SettingsContent content() {
    return record.map(SettingsRecord::content).orElse(SettingsContent.NONE);
  }

  /** Why it is not shown; empty: it is. */
  Optional<String> hidden() {
    return camera
        .or(() -> record)
        .filter(it -> it.content() instanceof SettingsContent.Unreadable)
        .map(it -> it.sentence((SettingsContent.Unreadable) it.content()));
  }

  /** Of the topic alone, to build a change on; empty: there are none. */
  Optional<CameraSettings> set() {
    return content() instanceof SettingsContent.Readable readable
        ? Optional.of(readable.settings())
        : Optional.empty();
  }

  CameraSettings inForce() {
    return set().map(this::with).orElse(configured);
  }

  private CameraSettings with(CameraSettings own) {
    return CameraSettings.newBuilder(SettingsMerge.of(configured, own))
        .setVersion(configured.getVersion() + own.getVersion())
        .build();
  }

  /** Masks that {@code cameras set --unmask} can remove, by their index. */
  List<Rectangle> removableMasks() {
    return set().map(CameraSettings::getMasks).orElse(List.of());
  }
}

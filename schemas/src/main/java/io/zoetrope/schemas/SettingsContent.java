package io.zoetrope.schemas;

import java.util.function.Function;

/** What the value of a record in the topic of settings says of its camera. */
public sealed interface SettingsContent {
  /** Nothing, or nothing any more. */
  SettingsContent NONE = new None();

  /** What is set. */
  record Readable(CameraSettings settings) implements SettingsContent {}

  /** No settings: there never were any, or a record without a value removed them. */
  record None() implements SettingsContent {}

  /**
   * Settings nobody can tell: what they mask is not known, so the camera must not be shown.
   *
   * @param problem short and printable, although the record's sender may have worded it
   */
  record Unreadable(String problem) implements SettingsContent {}

  /**
   * What holds for a camera or a zone.
   *
   * @param set what is set of each by its id, never null
   */
  static SettingsContent ofStream(String id, Function<String, SettingsContent> set) {
    return StreamId.cameraOfZone(id)
        .map(camera -> ofZone(id, set.apply(camera), set.apply(id)))
        .orElseGet(() -> set.apply(id));
  }

  /**
   * What holds for a zone: what is set for its camera and, before it, for itself.
   *
   * @param zone id of the zone
   */
  static SettingsContent ofZone(String zone, SettingsContent camera, SettingsContent own) {
    if (camera instanceof Unreadable || own instanceof None && camera instanceof None) {
      return camera;
    }
    if (own instanceof Unreadable) {
      return own;
    }
    var none = SettingsMerge.open(zone).build();
    return new Readable(
        SettingsMerge.ofZone(
            camera instanceof Readable it ? it.settings() : none,
            own instanceof Readable it ? it.settings() : none));
  }

  /**
   * Reads a value.
   *
   * @param camera key of the record
   * @param value bytes of a {@link CameraSettings}; null: none
   */
  static SettingsContent of(String camera, byte[] value) {
    if (value == null) {
      return NONE;
    }
    try {
      var settings = SettingsCheck.SERDE.decode(value);
      return SettingsCheck.problem(camera, settings)
          .<SettingsContent>map(problem -> new Unreadable(SettingsCheck.shown(problem)))
          .orElseGet(() -> new Readable(settings));
    } catch (MalformedRecordException e) {
      return new Unreadable(SettingsCheck.shown(e.getMessage()));
    }
  }
}

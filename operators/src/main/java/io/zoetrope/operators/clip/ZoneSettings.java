package io.zoetrope.operators.clip;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsContent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Puts the settings of cameras and of their zones together, once for each change. */
final class ZoneSettings {
  private final RecordSerde<CameraSettings> serde = RecordSerde.of(CameraSettings.class);
  private final Map<String, Merged> newest = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // compared by their content alone
  private record Merged(byte[] camera, byte[] own, byte[] all) {
    boolean isOf(byte[] otherCamera, byte[] otherOwn) {
      return Arrays.equals(camera, otherCamera) && Arrays.equals(own, otherOwn);
    }
  }

  /**
   * The value of a record that would set the same for the zone alone; null: nothing is set. Where
   * one of both cannot be read, it cannot either.
   *
   * @param camera value of the camera's record; null: none
   * @param own value of the zone's; null: none
   */
  byte[] of(String zone, String cameraId, byte[] camera, byte[] own) {
    Merged merged = newest.get(zone);
    if (merged == null || !merged.isOf(camera, own)) {
      merged = new Merged(camera, own, merge(zone, cameraId, camera, own));
      newest.put(zone, merged);
    }
    return merged.all;
  }

  private byte[] merge(String zone, String cameraId, byte[] camera, byte[] own) {
    var ofCamera = SettingsContent.of(cameraId, camera);
    var all = SettingsContent.ofZone(zone, ofCamera, SettingsContent.of(zone, own));
    if (all instanceof SettingsContent.Readable readable) {
      return serde.encode(readable.settings());
    }
    return ofCamera instanceof SettingsContent.Unreadable ? camera : own;
  }
}

package io.zoetrope.schemas;

import java.util.List;
import java.util.stream.Stream;

/**
 * A camera's settings from two places: what a configuration says and the record in the topic. Lists
 * add up, so a record cannot lift what the configuration masks or switches off; of single values
 * the record's holds where it has one. So do those of a camera and of one of its zones.
 */
public final class SettingsMerge {
  static {
    RecordSerde.of(CameraSettings.class); // Avro builds no record that it was not told to trust
  }

  private SettingsMerge() {}

  /** Settings of a camera that leave everything open; their version is 0. */
  public static CameraSettings.Builder open(String camera) {
    return CameraSettings.newBuilder().setCameraId(camera).setVersion(0).setEffectiveFrom(0);
  }

  /**
   * @param configured of the configuration
   * @param record of the topic, whose version they get
   */
  public static CameraSettings of(CameraSettings configured, CameraSettings record) {
    return CameraSettings.newBuilder(record)
        .setLabelsOff(both(configured.getLabelsOff(), record.getLabelsOff()))
        .setStartScore(first(record.getStartScore(), configured.getStartScore()))
        .setEndScore(first(record.getEndScore(), configured.getEndScore()))
        .setHopMillis(first(record.getHopMillis(), configured.getHopMillis()))
        .setPriority(first(record.getPriority(), configured.getPriority()))
        .setZone(first(record.getZone(), configured.getZone()))
        .setMasks(both(configured.getMasks(), record.getMasks()))
        .build();
  }

  /**
   * Settings of a zone: what is set for its camera holds for each of its zones, too, but for the
   * part that is used. The versions add up, so that a change of either gives a higher one.
   */
  public static CameraSettings ofZone(CameraSettings camera, CameraSettings zone) {
    var withoutPart = CameraSettings.newBuilder(camera).setZone(null).build();
    return CameraSettings.newBuilder(of(withoutPart, zone))
        .setVersion(camera.getVersion() + zone.getVersion())
        .build();
  }

  private static <T> T first(T one, T other) {
    return one == null ? other : one;
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}

package io.zoetrope.schemas;

/**
 * A record of the topic of settings as it stands in the log, not yet decoded.
 *
 * @param camera its key
 * @param logTime when it was appended, milliseconds since the epoch
 * @param value bytes of a {@link CameraSettings}; null: a tombstone, which removes the camera's
 *     settings
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are shared, not copied
public record SettingsRecord(
    String topic, int partition, long offset, long logTime, String camera, byte[] value) {

  public SettingsContent content() {
    return SettingsContent.of(camera, value);
  }

  /**
   * Whether it takes the place of another of the same camera. A camera's records stand in one
   * partition, unless partitions were added in between.
   */
  public boolean isAfter(SettingsRecord other) {
    return partition == other.partition ? offset > other.offset : logTime >= other.logTime;
  }

  /** Where it stands in the log. */
  public String place() {
    return "%s-%d, offset %d".formatted(topic, partition, offset);
  }

  /** What to say of the camera where the content is unreadable. */
  public String sentence(SettingsContent.Unreadable content) {
    return ("its settings cannot be read (%s: %s), and what they mask is not known, so"
            + " it is not shown: set it anew with 'zoetrope cameras set %s --reset'")
        .formatted(place(), content.problem(), camera);
  }
}

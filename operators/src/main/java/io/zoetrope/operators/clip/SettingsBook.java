package io.zoetrope.operators.clip;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last versions of each camera's settings: earlier frames of the log are handled as it was set
 * then, as far back as versions are kept.
 */
final class SettingsBook {
  private static final int VERSIONS = 8;
  private static final RecordSerde<CameraSettings> SERDE = RecordSerde.of(CameraSettings.class);

  private final Map<String, TreeMap<Long, CameraSettings>> cameras = new HashMap<>();

  /**
   * @param entries as {@link #entries} gave them
   */
  static SettingsBook read(Iterable<Map.Entry<String, byte[]>> entries) {
    var book = new SettingsBook();
    entries.forEach(entry -> book.add(SERDE.decode(entry.getValue())));
    return book;
  }

  void add(CameraSettings settings) {
    var versions = cameras.computeIfAbsent(settings.getCameraId(), camera -> new TreeMap<>());
    versions.put(settings.getVersion(), settings);
    if (versions.size() > VERSIONS) {
      versions.pollFirstEntry();
    }
  }

  /** What held for a camera's record of that log time. */
  Optional<CameraSettings> at(String camera, long logTime) {
    var versions = cameras.get(camera);
    return versions == null
        ? Optional.empty()
        : versions.descendingMap().values().stream()
            .filter(settings -> settings.getEffectiveFrom() <= logTime)
            .findFirst();
  }

  /** For a state. */
  Map<String, byte[]> entries() {
    var entries = new HashMap<String, byte[]>();
    for (var versions : cameras.values()) {
      for (var settings : versions.values()) {
        entries.put(settings.getCameraId() + " " + settings.getVersion(), SERDE.encode(settings));
      }
    }
    return entries;
  }
}

package io.zoetrope.operators.clip;

import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which settings hold for a frame, by its place in the log: the camera's newest record that was
 * appended {@link #LEAD} before the frame, and whose own time has come; for a zone's, together with
 * that of its camera. One record costs one camera's work. Safe for use by several threads.
 *
 * <p>Superseded records are kept for frames that lag behind others, an hour of log time long.
 */
public final class SettingsHistory {
  /**
   * From a record to the first frame it holds for: as long may the reader of settings be behind
   * that of frames, and the clocks of brokers apart.
   */
  public static final Duration LEAD = Duration.ofSeconds(2);

  private static final long KEPT_MILLIS = Duration.ofHours(1).toMillis();

  private final Map<String, List<Version>> cameras = new HashMap<>();
  private final ZoneSettings zones = new ZoneSettings();
  private long newestFrame = Long.MIN_VALUE + KEPT_MILLIS;

  /** A record and the log time from which it holds. */
  private record Version(SettingsRecord record, long from) {
    static Version of(SettingsRecord record) {
      long from = record.logTime() + LEAD.toMillis();
      return record.content() instanceof SettingsContent.Readable it
          ? new Version(record, Math.max(from, it.settings().getEffectiveFrom()))
          : new Version(record, from);
    }
  }

  /** Takes a record; one that was taken before changes nothing. */
  public synchronized void add(SettingsRecord record) {
    var versions = cameras.computeIfAbsent(record.camera(), camera -> new ArrayList<>());
    int place = versions.size();
    while (place > 0 && !record.isAfter(versions.get(place - 1).record)) {
      place--;
      if (isSame(record, versions.get(place).record)) {
        return;
      }
    }
    versions.add(place, Version.of(record));
    forgetOld(versions);
  }

  private static boolean isSame(SettingsRecord one, SettingsRecord other) {
    return one.partition() == other.partition() && one.offset() == other.offset();
  }

  private void forgetOld(List<Version> versions) {
    int last = versions.size() - 1;
    while (last > 0 && versions.get(last).from > newestFrame - KEPT_MILLIS) {
      last--;
    }
    versions.subList(0, Math.max(0, last)).clear();
  }

  /**
   * What holds for a frame of a camera or of one of its zones.
   *
   * @param stream id of the camera or zone
   * @param logTime of the frame's record, milliseconds
   * @return the value of a record; null: nothing is set
   */
  public synchronized byte[] at(String stream, long logTime) {
    newestFrame = Math.max(newestFrame, logTime);
    byte[] own = valueAt(stream, logTime);
    return StreamId.cameraOfZone(stream)
        .map(camera -> zones.of(stream, camera, valueAt(camera, logTime), own))
        .orElse(own);
  }

  private byte[] valueAt(String camera, long logTime) {
    var versions = cameras.getOrDefault(camera, List.of());
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).from <= logTime) {
        return versions.get(i).record.value();
      }
    }
    return null;
  }

  /** Records that are kept. */
  synchronized int size() {
    return cameras.values().stream().mapToInt(List::size).sum();
  }
}

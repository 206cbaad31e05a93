package io.zoetrope.ingester.lease;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.client.SettingsReader;
import io.zoetrope.schemas.client.TopicFollower;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All cameras of an installation: those of the configuration and those of the topic, which is
 * followed. An entry that cannot be used is reported and leaves its camera as it was.
 */
final class CameraBook implements TopicFollower.Records, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraBook.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final ZoneId timeZone;
  private final Map<String, CameraOptions> added = new ConcurrentSkipListMap<>();
  private volatile List<CameraOptions> configured;
  private TopicFollower topic;

  private CameraBook(ZoneId timeZone, List<CameraOptions> configured) {
    this.timeZone = timeZone;
    configure(configured);
  }

  /**
   * Reads what stands in the topic, then goes on in a thread of its own.
   *
   * @param readers open the topic, again where reading it failed
   * @param timeZone of the schedules of cameras in the topic
   * @param configured they hold against entries of the topic
   * @throws IllegalStateException where it cannot be read
   */
  static CameraBook start(
      Supplier<SettingsReader> readers, ZoneId timeZone, List<CameraOptions> configured) {
    var book = new CameraBook(timeZone, configured);
    try {
      book.topic =
          TopicFollower.start("Added cameras", "zoetrope-cameras", INTERVAL, readers, book);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the topic of cameras cannot be read (%s)".formatted(e.getMessage()), e);
    }
    return book;
  }

  /** Takes others for those of the configuration. */
  void configure(List<CameraOptions> cameras) {
    configured = List.copyOf(cameras);
  }

  List<CameraOptions> configured() {
    return configured;
  }

  /** First those of the configuration, in its order, then the others by their ids. */
  List<CameraOptions> cameras() {
    Map<String, CameraOptions> all = new LinkedHashMap<>();
    configured.forEach(camera -> all.put(camera.id(), camera));
    added.forEach(all::putIfAbsent);
    return List.copyOf(all.values());
  }

  /** Those that it does not name were removed, and that is forgotten. */
  @Override
  public void takeAll(Map<String, SettingsRecord> all) {
    added.keySet().retainAll(all.keySet());
    all.values().forEach(this::take);
  }

  @Override
  public void take(SettingsRecord record) {
    String id = record.camera();
    if (record.value() == null) {
      added.remove(id);
      return;
    }
    if (configured.stream().anyMatch(each -> each.id().equals(id))) {
      LOG.warn("camera {}: the configuration holds, not {}", id, record.place());
    }
    try {
      added.put(id, options(record));
    } catch (IllegalArgumentException | YamlException e) {
      LOG.warn("camera {} stays as it was: {}", id, e.getMessage());
    }
  }

  private CameraOptions options(SettingsRecord record) {
    String place = record.place();
    CameraConfig camera =
        CameraEntry.read(
            place,
            record.camera(),
            YamlText.of(place, record.value()).text(),
            CameraEntry::variable);
    try {
      return CameraOptions.of(camera, timeZone);
    } catch (IllegalArgumentException e) { // such as of a variable that is not set
      throw new YamlException("%s: %s".formatted(place, e.getMessage()));
    }
  }

  @Override
  public void close() {
    topic.close();
  }
}

package io.zoetrope.ingester.lease;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.client.SettingsReader;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlText;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All cameras of an installation: those of the configuration and those of the topic, which is
 * followed. An entry that cannot be used is reported and leaves its camera as it was.
 */
final class CameraBook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraBook.class);
  private static final long INTERVAL_MILLIS = 500;
  private static final long RETRY_MILLIS = 1000;

  private final Supplier<SettingsReader> readers;
  private final ZoneId timeZone;
  private final Map<String, SettingsRecord> newest = new HashMap<>();
  private final Map<String, CameraOptions> added = new ConcurrentSkipListMap<>();
  private final Thread thread = new Thread(this::follow, "zoetrope-cameras");
  private volatile List<CameraOptions> configured;
  private SettingsReader reader;
  private boolean failing;
  private volatile boolean closing;

  private CameraBook(
      Supplier<SettingsReader> readers, ZoneId timeZone, List<CameraOptions> configured) {
    this.readers = readers;
    this.timeZone = timeZone;
    configure(configured);
    thread.setDaemon(true);
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
    var book = new CameraBook(readers, timeZone, configured);
    try {
      book.read();
    } catch (RuntimeException e) {
      book.closeReader();
      throw new IllegalStateException(
          "the topic of cameras cannot be read (%s)".formatted(e.getMessage()), e);
    }
    book.thread.start();
    return book;
  }

  /** Takes others for those of the configuration. */
  void configure(List<CameraOptions> cameras) {
    configured = List.copyOf(cameras);
  }

  /** First those of the configuration, in its order, then the others by their ids. */
  List<CameraOptions> cameras() {
    Map<String, CameraOptions> all = new LinkedHashMap<>();
    configured.forEach(camera -> all.put(camera.id(), camera));
    added.forEach(all::putIfAbsent);
    return List.copyOf(all.values());
  }

  private void follow() {
    try {
      while (!closing) {
        attempt();
      }
    } catch (InterruptedException e) {
      // closing
    } finally {
      closeReader();
    }
  }

  private void attempt() throws InterruptedException {
    try {
      read();
      recovered();
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    } catch (RuntimeException | Error e) { // nobody would see that cameras are followed no more
      if (closing) {
        return;
      }
      closeReader();
      failed(e);
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  private void read() {
    if (reader == null) {
      reader = readers.get();
      newest.clear();
      reader.readToEnd(this::isNewest);
      added.keySet().retainAll(newest.keySet()); // others were removed, and that is forgotten
      newest.values().forEach(this::take);
    } else {
      reader.readToEnd(
          record -> {
            if (isNewest(record)) {
              take(record);
            }
          });
    }
  }

  private boolean isNewest(SettingsRecord record) {
    var before = newest.get(record.camera());
    if (before != null && !record.isAfter(before)) {
      return false;
    }
    newest.put(record.camera(), record);
    return true;
  }

  private void take(SettingsRecord record) {
    String id = record.camera();
    if (record.value() == null) {
      added.remove(id);
      return;
    }
    if (configured.stream().anyMatch(each -> each.id().equals(id))) {
      LOG.warn("camera {}: the configuration holds, not {}", id, place(record));
    }
    try {
      added.put(id, options(record));
    } catch (IllegalArgumentException | YamlException e) {
      LOG.warn("camera {} stays as it was: {}", id, e.getMessage());
    }
  }

  private CameraOptions options(SettingsRecord record) {
    String place = place(record);
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

  private static String place(SettingsRecord record) {
    return "%s-%d, offset %d".formatted(record.topic(), record.partition(), record.offset());
  }

  private void closeReader() {
    var old = reader;
    reader = null;
    if (old == null) {
      return;
    }
    try {
      old.close();
    } catch (RuntimeException | Error e) { // of one that is given up
      LOG.debug("Closing the reader of cameras", e);
    }
  }

  private void failed(Throwable e) {
    if (!failing) {
      failing = true;
      LOG.warn("The topic of cameras cannot be read, those known stay: {}", String.valueOf(e));
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      LOG.info("The topic of cameras is read again");
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}

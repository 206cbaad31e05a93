package io.zoetrope.ingester.privacy;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.StreamId;
import io.zoetrope.schemas.client.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of camera settings. All that stands there is known before cameras begin. A
 * camera whose newest record cannot be read is hidden with all its zones: what was masked is not
 * known. What is set for a camera holds for its zones, too.
 */
public final class SettingsFollower implements PrivacyViews {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFollower.class);
  private static final long INTERVAL_MILLIS = 100;
  private static final long RETRY_MILLIS = 1000;

  private final Supplier<SettingsReader> readers;
  private final Map<String, CameraSettings> configured;
  private final Map<String, SettingsRecord> newest = new HashMap<>();
  private final Map<String, SettingsContent> inForce = new HashMap<>();
  private final Map<String, PrivacyView> views = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::follow, "zoetrope-camera-settings");
  private SettingsReader reader;
  private boolean failing;
  private volatile boolean closing;

  private SettingsFollower(
      Supplier<SettingsReader> readers, Map<String, CameraSettings> configured) {
    this.readers = readers;
    this.configured = new ConcurrentHashMap<>(configured);
    configured.forEach((stream, settings) -> views.put(stream, PrivacyView.of(settings)));
    thread.setDaemon(true);
  }

  /**
   * Reads what stands in the topic, then goes on in a thread of its own.
   *
   * @param readers open the topic, again where reading it failed
   * @param configured masks and zones of cameras' streams, which hold without a record, too
   * @throws IllegalStateException where it cannot be read: without its masks no camera may begin
   */
  public static SettingsFollower start(
      Supplier<SettingsReader> readers, Map<String, CameraSettings> configured) {
    var follower = new SettingsFollower(readers, configured);
    try {
      follower.read();
    } catch (RuntimeException e) {
      follower.closeReader();
      throw new IllegalStateException(
          "camera settings cannot be read, and without their masks no camera may begin (%s)"
              .formatted(e.getMessage()),
          e);
    }
    follower.thread.start();
    return follower;
  }

  @Override
  public PrivacyView of(String stream) {
    return views.getOrDefault(stream, PrivacyView.ALL);
  }

  /** The masks of before hold until those of now do. */
  @Override
  public synchronized void configure(CameraSettings settings) {
    String stream = settings.getCameraId();
    configured.put(stream, settings);
    views.put(stream, view(stream));
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

  /** What is known stays in force until Kafka answers again: frames go there, too. */
  private void attempt() throws InterruptedException {
    try {
      read();
      recovered();
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    } catch (RuntimeException | Error e) { // nobody would see that masks are followed no more
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
      readAnew();
    } else {
      reader.readToEnd(record -> take(record).ifPresent(this::apply));
    }
  }

  /**
   * The topic may be another one by now, whose offsets begin anew. What is known of cameras stays
   * in force until all of it is read, and where it says nothing of them.
   */
  private void readAnew() {
    newest.clear();
    reader.readToEnd(this::take);
    newest.values().forEach(this::apply);
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
      LOG.debug("Closing the reader of camera settings", e);
    }
  }

  private void failed(Throwable e) {
    if (!failing && !closing) {
      failing = true;
      LOG.warn("Camera settings cannot be read, those known stay in force: {}", String.valueOf(e));
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      LOG.info("Camera settings are read again");
    }
  }

  /** The record, where it is the camera's newest. */
  private Optional<SettingsRecord> take(SettingsRecord record) {
    var before = newest.get(record.camera());
    if (before != null && !record.isAfter(before)) {
      return Optional.empty();
    }
    newest.put(record.camera(), record);
    return Optional.of(record);
  }

  /** A record of a camera concerns all its zones. */
  private synchronized void apply(SettingsRecord record) {
    inForce.put(record.camera(), content(record));
    views.put(record.camera(), view(record.camera()));
    configured.keySet().stream()
        .filter(id -> StreamId.cameraOfZone(id).filter(record.camera()::equals).isPresent())
        .forEach(id -> views.put(id, view(id)));
  }

  /** What cannot be read says what to do about it. */
  private static SettingsContent content(SettingsRecord record) {
    if (record.content() instanceof SettingsContent.Unreadable unreadable) {
      String reason = record.sentence(unreadable);
      LOG.warn("camera {}: {}", record.camera(), reason);
      return new SettingsContent.Unreadable(reason);
    }
    return record.content();
  }

  private SettingsContent content(String key) {
    return inForce.getOrDefault(key, SettingsContent.NONE);
  }

  private PrivacyView view(String stream) {
    var base = configured.getOrDefault(stream, SettingsMerge.open(stream).build());
    var content =
        StreamId.cameraOfZone(stream)
            .map(camera -> SettingsContent.ofZone(stream, content(camera), content(stream)))
            .orElseGet(() -> content(stream));
    if (content instanceof SettingsContent.Unreadable unreadable) {
      return PrivacyView.hidden(unreadable.problem());
    }
    return content instanceof SettingsContent.Readable readable
        ? PrivacyView.of(SettingsMerge.of(base, readable.settings()))
        : PrivacyView.of(base);
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}

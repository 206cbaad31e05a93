package io.zoetrope.ingester.privacy;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.StreamId;
import io.zoetrope.schemas.client.SettingsReader;
import io.zoetrope.schemas.client.TopicFollower;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of camera settings. All that stands there is known before cameras begin. A
 * camera whose newest record cannot be read is hidden with all its zones: what was masked is not
 * known. What is set for a camera holds for its zones, too. What is known stays in force until
 * Kafka answers again: frames go there, too.
 */
public final class SettingsFollower implements PrivacyViews {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFollower.class);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final Map<String, CameraSettings> configured;
  private final Map<String, SettingsContent> inForce = new HashMap<>();
  private final Map<String, PrivacyView> views = new ConcurrentHashMap<>();
  private TopicFollower topic;

  private SettingsFollower(Map<String, CameraSettings> configured) {
    this.configured = new ConcurrentHashMap<>(configured);
    configured.forEach((stream, settings) -> views.put(stream, PrivacyView.of(settings)));
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
    var follower = new SettingsFollower(configured);
    try {
      follower.topic =
          TopicFollower.start(
              "Camera settings", "zoetrope-camera-settings", INTERVAL, readers, follower::apply);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "camera settings cannot be read, and without their masks no camera may begin (%s)"
              .formatted(e.getMessage()),
          e);
    }
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
    var content = SettingsContent.ofStream(stream, this::content);
    if (content instanceof SettingsContent.Unreadable unreadable) {
      return PrivacyView.hidden(unreadable.problem());
    }
    return content instanceof SettingsContent.Readable readable
        ? PrivacyView.of(SettingsMerge.of(base, readable.settings()))
        : PrivacyView.of(base);
  }

  @Override
  public void close() {
    topic.close();
  }
}

package io.zoetrope.config;

import static io.zoetrope.config.Check.require;

import java.util.List;
import java.util.Set;

/**
 * The topics' names.
 *
 * @param frames {@code FrameBatch}, read by the job
 * @param health {@code CameraHealth}
 * @param settings {@code CameraSettings}, read by the ingester and the job
 * @param events {@code ActionEvent}
 * @param scores {@code ClipScore}, where enabled or a shadow runs
 * @param features {@code ClipFeature}, where enabled
 * @param deadLetters what could not be read of the frames
 * @param cameras those added while everything runs, read by the ingesters, which share them by it
 */
public record TopicNames(
    String frames,
    String health,
    String settings,
    String events,
    String scores,
    String features,
    String deadLetters,
    String cameras) {
  /** Those of {@code io.zoetrope.schemas.Topics}. */
  public static final TopicNames DEFAULT =
      new TopicNames(null, null, null, null, null, null, null, null);

  public TopicNames {
    frames = name("frames", frames, "frame-batches");
    health = name("health", health, "camera-health");
    settings = name("settings", settings, "camera-settings");
    events = name("events", events, "action-events");
    scores = name("scores", scores, "clip-scores");
    features = name("features", features, "clip-features");
    deadLetters = name("dead-letters", deadLetters, "frame-batches-dlq");
    cameras = name("cameras", cameras, "cameras");
    var all = List.of(frames, health, settings, events, scores, features, deadLetters, cameras);
    require(Set.copyOf(all).size() == all.size(), "two topics have the same name");
  }

  private static String name(String key, String name, String standard) {
    if (name == null) {
      return standard;
    }
    require(name.matches("[A-Za-z0-9._-]{1,249}"), key + ": 1 to 249 of A-Z a-z 0-9 . _ -");
    return name;
  }
}

package io.zoetrope.schemas;

/** Names of the topics, all keyed by camera id. */
public final class Topics {
  /** {@link FrameBatch}. */
  public static final String FRAME_BATCHES = "frame-batches";

  /**
   * What could not be read from {@link #FRAME_BATCHES}: the bytes as they came, the reason in
   * headers.
   */
  public static final String DEAD_LETTERS = "frame-batches-dlq";

  /** {@link ActionEvent}. */
  public static final String ACTION_EVENTS = "action-events";

  /** {@link ClipScore}, where enabled. */
  public static final String CLIP_SCORES = "clip-scores";

  /** {@link ClipFeature}, where enabled. */
  public static final String CLIP_FEATURES = "clip-features";

  /** {@link CameraHealth}. */
  public static final String CAMERA_HEALTH = "camera-health";

  /** {@link CameraSettings}; compacted. */
  public static final String CAMERA_SETTINGS = "camera-settings";

  /** What {@code zoetrope.yaml} says of a camera, as YAML or JSON; compacted. */
  public static final String CAMERAS = "cameras";

  private Topics() {}
}

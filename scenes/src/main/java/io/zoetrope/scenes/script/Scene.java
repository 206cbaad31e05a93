package io.zoetrope.scenes.script;

import io.zoetrope.scenes.set.Prop;
import io.zoetrope.scenes.set.Setting;
import java.time.Duration;
import java.util.List;

/**
 * A synthetic scene: a figure doing one or many of the {@link Action}s, described wholly by its
 * seed. Nothing is painted here; see {@code SceneRenderer}. Immutable to its users and safe for
 * many threads.
 */
public final class Scene {
  /** How long a trimmed scene is. */
  public static final double CLIP_SECONDS = 4;

  private final long seed;
  private final Setting setting;
  private final List<Actor> cast;
  private final List<Prop> props;
  private final Timeline timeline;
  private final double duration;

  Scene(
      long seed,
      Setting setting,
      List<Actor> cast,
      List<Prop> props,
      Timeline timeline,
      double duration) {
    this.seed = seed;
    this.setting = setting;
    this.cast = cast;
    this.props = props;
    this.timeline = timeline;
    this.duration = duration;
  }

  /** A trimmed scene of {@link #CLIP_SECONDS}: one action from beginning to end. */
  public static Scene clip(Action action, long seed) {
    return Director.clip(action, seed);
  }

  /** A scene with several actions and idle between them. */
  static Scene untrimmed(long seed, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("A scene needs a duration above zero, not " + duration);
    }
    return Director.untrimmed(seed, duration.toNanos() / 1e9);
  }

  /** As {@link #untrimmed}, without an end: its timeline is worked out as time goes on. */
  public static Scene endless(long seed) {
    return Director.untrimmed(seed, Double.POSITIVE_INFINITY);
  }

  public long seed() {
    return seed;
  }

  /** Seconds; infinite for an endless scene. */
  public double duration() {
    return duration;
  }

  /** What the leading figure does at a time, and since and until when. */
  TimedLabel labelAt(double seconds) {
    return timeline.at(seconds).label();
  }

  /**
   * The whole timeline, in order, without gaps. Throws IllegalStateException when it is endless.
   */
  public List<TimedLabel> labels() {
    if (Double.isInfinite(duration)) {
      throw new IllegalStateException("An endless scene has no last label; ask labels(from, to)");
    }
    return labels(0, duration);
  }

  /** The labels that touch {@code from} (inclusive) to {@code to} (exclusive), whole. */
  public List<TimedLabel> labels(double from, double to) {
    return timeline.between(from, to).stream().map(Segment::label).toList();
  }

  public Setting setting() {
    return setting;
  }

  public List<Actor> cast() {
    return cast;
  }

  public List<Prop> props() {
    return props;
  }

  /** Where the camera stands sideways: with an open stage, before the leading figure. */
  public double cameraX(double seconds) {
    return setting.stage().open() ? cast.get(0).place(seconds).x() : 0;
  }
}

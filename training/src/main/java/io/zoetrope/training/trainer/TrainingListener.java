package io.zoetrope.training.trainer;

import java.time.Duration;
import java.util.Optional;

/** Follows a training, called on its thread. */
public interface TrainingListener {
  TrainingListener NOOP = new TrainingListener() {};

  /** Something a person should know, such as that a head was replaced. */
  default void note(String sentence) {}

  /** Videos are being put into the cache. */
  default void preparing(String part, int videos, int all) {}

  /**
   * All data is ready and steps begin.
   *
   * @param device what computes, for people: {@code CPU} or {@code GPU 0}
   */
  default void starting(String device) {}

  default void step(Step step) {}

  default void epoch(Epoch epoch) {}

  /**
   * How far a training is within an epoch.
   *
   * @param epoch from 1; step too
   * @param loss mean since the epoch began; so the accuracy, a share
   * @param left until the whole training ends, if no patience ends it before
   */
  record Step(
      int epoch,
      int epochs,
      int step,
      int steps,
      double rate,
      double loss,
      double accuracy,
      double clipsPerSecond,
      Duration left) {}

  /**
   * How an epoch ended.
   *
   * @param validation loss and accuracy on the validation data, in the epochs that have one
   * @param best whether no epoch before was as good
   */
  record Epoch(
      int epoch,
      double rate,
      Score training,
      Optional<Score> validation,
      boolean best,
      double clipsPerSecond,
      Duration took) {}

  /** Mean loss and accuracy, a share. */
  record Score(double loss, double accuracy) {}
}

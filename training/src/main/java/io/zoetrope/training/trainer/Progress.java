package io.zoetrope.training.trainer;

import java.time.Duration;

/** Measures how fast a training goes and how long it will take. */
final class Progress {
  private final int epochs;
  private final int first;
  private final long start = System.nanoTime();
  private long epochStart = start;

  Progress(int epochs, int first) {
    this.epochs = epochs;
    this.first = first;
  }

  void beginEpoch() {
    epochStart = System.nanoTime();
  }

  Duration epochTook() {
    return Duration.ofNanos(System.nanoTime() - epochStart);
  }

  double clipsPerSecond(RunningScore tally) {
    return tally.seen() / (epochTook().toNanos() / 1e9);
  }

  /** Until the last epoch's end, if all goes on as fast as since this process began. */
  Duration left(int epoch, double share) {
    double done = epoch - first + share;
    double nanos = System.nanoTime() - start;
    return Duration.ofNanos((long) (nanos / done * (epochs - first - done)));
  }
}

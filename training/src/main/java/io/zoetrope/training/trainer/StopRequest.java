package io.zoetrope.training.trainer;

import java.util.concurrent.CancellationException;

/** Lets another thread end a training between two steps, when nothing native is running. */
final class StopRequest {
  private volatile boolean given;

  void give() {
    given = true;
  }

  void check() {
    if (given) {
      throw new CancellationException("the training was stopped; continue it by --resume");
    }
  }
}

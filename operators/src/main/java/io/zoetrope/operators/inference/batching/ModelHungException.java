package io.zoetrope.operators.inference.batching;

import java.time.Duration;

/** A call of a model, or its loading, that has not come back and cannot be ended. */
final class ModelHungException extends Exception {
  private static final long serialVersionUID = 1L;

  private ModelHungException(String message) {
    super(message);
  }

  static ModelHungException inCall(int clips, Duration limit) {
    return new ModelHungException(
        "a call with %d clip%s has not come back for %d s: the device hangs. Its thread and the model's memory stay taken until it does; where it happens again, restart the process and look after the device"
            .formatted(clips, clips == 1 ? "" : "s", limit.toSeconds()));
  }

  static ModelHungException inLoading(Duration limit) {
    return new ModelHungException(
        "it has been loading for %d min and goes on: the device may hang"
            .formatted(limit.toMinutes()));
  }

  static ModelHungException again(int calls) {
    return new ModelHungException(
        "%d calls of it have not come back in this process, and each keeps a model's memory: restart the process, on a cluster the task manager, and look after the device"
            .formatted(calls));
  }
}

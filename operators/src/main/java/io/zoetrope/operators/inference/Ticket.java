package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.types.Micros;
import java.util.List;

/** A clip on its way through the batcher. Its answer is written once, before its owner is told. */
final class Ticket {
  final Owner owner;
  final Clip clip;
  final long arrivedNanos;
  private long startedMicros;
  private long doneMicros;
  private int batchSize;
  private volatile Prediction prediction; // these two last: they publish the others
  private volatile Exception failure;

  Ticket(Owner owner, Clip clip, long arrivedNanos) {
    this.owner = owner;
    this.clip = clip;
    this.arrivedNanos = arrivedNanos;
  }

  /** Who submits clips: told on the batcher's thread, where it must not block. */
  interface Owner {
    /** All these tickets were answered, or failed alone. */
    void done(List<Ticket> tickets);

    /** The model answers nothing any more. */
    void failed(Throwable problem);
  }

  void start(int size) {
    startedMicros = Micros.now();
    batchSize = size;
  }

  void answer(Prediction answer) {
    doneMicros = Micros.now();
    prediction = answer;
  }

  void fail(Exception problem) {
    failure = problem;
  }

  /** Null where the model failed on this clip alone. */
  Prediction prediction() {
    return prediction;
  }

  Exception failure() {
    return failure;
  }

  boolean isDone() {
    return prediction != null || failure != null;
  }

  long startedMicros() {
    return startedMicros;
  }

  long doneMicros() {
    return doneMicros;
  }

  int batchSize() {
    return batchSize;
  }
}

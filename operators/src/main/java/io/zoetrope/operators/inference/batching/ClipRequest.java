package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.inference.engine.Prediction;
import io.zoetrope.operators.types.Micros;
import java.util.List;

/**
 * A clip on its way through the batcher. Its outcome is written once, before its owner is called.
 */
public final class ClipRequest {
  private final Owner owner;
  private final Clip clip;
  private final long arrivedNanos;
  private long startedMicros;
  private long doneMicros;
  private int batchSize;
  private List<String> degradation = List.of();
  private volatile Prediction prediction; // these three are written last: they publish the others
  private volatile Exception failure;
  private volatile ShedStep shed;

  ClipRequest(Owner owner, Clip clip, long arrivedNanos) {
    this.owner = owner;
    this.clip = clip;
    this.arrivedNanos = arrivedNanos;
  }

  /** Who submits clips. It is called on the batcher's threads and must not block. */
  public interface Owner {
    /** Each of these requests was scored, failed alone or was shed. */
    void done(List<ClipRequest> requests);

    /**
     * A call of the model came back. Told to the owner of its first clip alone, before {@link
     * #done}: each call once.
     *
     * @param clips in it
     * @param tookNanos with all that was tried where it failed on some of them
     */
    default void called(int clips, long tookNanos) {}

    /** The model has failed: no request is scored any more. */
    void failed(Throwable problem);
  }

  /** The overload steps in force for its batch. */
  void degrade(List<String> steps) {
    degradation = steps;
  }

  void start(int size) {
    startedMicros = Micros.now();
    batchSize = size;
  }

  void complete(Prediction scored) {
    doneMicros = Micros.now();
    prediction = scored;
  }

  void fail(Exception problem) {
    failure = problem;
  }

  void shed(ShedStep step) {
    shed = step;
  }

  Owner owner() {
    return owner;
  }

  public Clip clip() {
    return clip;
  }

  /** As {@link System#nanoTime} counts. */
  long arrivedNanos() {
    return arrivedNanos;
  }

  /** Null where the model failed on this clip alone, or the clip was shed. */
  public Prediction prediction() {
    return prediction;
  }

  public Exception failure() {
    return failure;
  }

  /** The step that shed the clip; null where none did. */
  public ShedStep shed() {
    return shed;
  }

  public List<String> degradation() {
    return degradation;
  }

  public boolean isDone() {
    return prediction != null || failure != null || shed != null;
  }

  public long startedMicros() {
    return startedMicros;
  }

  public long doneMicros() {
    return doneMicros;
  }

  public int batchSize() {
    return batchSize;
  }
}

package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;
import java.util.List;
import java.util.Optional;

/**
 * Clips that wait for one device: which are admitted, when a batch is due and which clips it takes.
 * Has no lock, no thread and no clock: calls come one at a time and bring the time with them.
 */
final class ClipQueue {
  private final BatchLimits limits;
  private final BatchRule rule;
  private final Admission admission;
  private final BatchLatency latency;
  private final PendingClips pending = new PendingClips();
  private final RunningBatches running; // taken and not finished
  private Throwable failure; // null: none

  ClipQueue(BatchLimits limits, Admission admission) {
    this.limits = limits;
    this.admission = admission;
    rule = new BatchRule(limits);
    latency = new BatchLatency(limits.maxBatch());
    running = new RunningBatches(limits, latency);
  }

  /** What {@link #take} takes out: clips for the model, and clips that were shed as too old. */
  record Batch(List<ClipRequest> clips, List<ClipRequest> stale) {}

  /**
   * Queues a clip.
   *
   * @param now microseconds since the epoch
   * @return whether it waits for a batch; if not, it was shed, or this queue has failed
   */
  boolean submit(ClipRequest request, long now) {
    if (failure != null) {
      return false;
    }
    var refusal = admission.refusal(request.clip(), load(), now);
    refusal.ifPresentOrElse(request::shed, () -> pending.add(request));
    return refusal.isEmpty();
  }

  /**
   * Time until the next batch is due.
   *
   * @param now as {@link System#nanoTime} counts
   * @return nanoseconds; zero or less: it is due; {@link BatchRule#UNTIL_MORE_COME}: no clip waits
   */
  long waitNanos(long now) {
    return rule.waitNanos(pending, latency, now);
  }

  /**
   * Takes out the next batch. It is empty where every clip was too old.
   *
   * @param now microseconds since the epoch
   */
  Batch take(long now) {
    long micros = latency.expect(Math.min(pending.size(), limits.maxBatch())) / 1000;
    var stale = pending.takeOldest(request -> admission.isStale(request.clip(), now + micros));
    stale.forEach(request -> request.shed(ShedStep.OLDEST));
    var clips = pending.take(limits.maxBatch());
    var degradation = admission.degradation(now);
    clips.forEach(request -> request.degrade(degradation));
    if (!clips.isEmpty()) {
      running.add(clips);
    }
    return new Batch(clips, stale);
  }

  /** A batch that was taken has been scored. */
  void finished(List<ClipRequest> clips, long tookNanos) {
    latency.learn(clips.size(), tookNanos);
    running.remove(clips);
  }

  /** A batch that was taken is scored no more. */
  void abandon(List<ClipRequest> clips) {
    running.remove(clips);
  }

  /**
   * Lets so much time pass for the batches that were taken.
   *
   * @return one that should have been scored long ago; empty: none
   */
  Optional<List<ClipRequest>> overdue(long passedNanos) {
    running.age(passedNanos);
    return running.overdue();
  }

  /** Nanoseconds after which a call with so many clips is {@link #overdue}. */
  long longestCall(int clips) {
    return running.longest(clips);
  }

  /** Batches taken and not finished. */
  int running() {
    return running.size();
  }

  /** Of all these batches. */
  List<ClipRequest> runningClips() {
    return running.clips();
  }

  /**
   * Ends the queue: it admits no clip any more.
   *
   * @return the clips that waited; none of them is scored
   */
  List<ClipRequest> fail(Throwable problem) {
    failure = failure == null ? problem : failure;
    return pending.take(pending.size());
  }

  /** Why no clip is scored any more. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Waits for no fuller batch while this owner has clips here, until {@link #resume}. */
  void flush(ClipRequest.Owner owner) {
    pending.flush(owner);
  }

  void resume(ClipRequest.Owner owner) {
    pending.resume(owner);
  }

  /** Discards the owner's clips. */
  void drop(ClipRequest.Owner owner) {
    pending.drop(owner);
  }

  int size() {
    return pending.size();
  }

  /** This owner's clips that wait. */
  int waiting(ClipRequest.Owner owner) {
    return pending.size(owner);
  }

  /** Whether the next clip would have to wait. */
  boolean isBusy() {
    return failure == null && (pending.size() > 0 || running.size() == limits.workers());
  }

  /** How busy the device is. */
  DeviceLoad load() {
    return DeviceLoad.of(limits, latency, pending.size());
  }

  /** How far this machine's clock was found ahead of the log's, microseconds. */
  long clockDifference() {
    return admission.clockDifference();
  }

  /** Overload steps in force. */
  int overloadLevel() {
    return admission.level();
  }
}

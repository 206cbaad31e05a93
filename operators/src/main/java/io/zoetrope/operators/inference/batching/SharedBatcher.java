package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.types.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One model on one device, shared by all subtasks of a JVM. Keeps the calls of subtasks and of
 * {@link BatchWorkers} to the queue apart. Owners are called outside the lock and must not block: a
 * worker never waits for a subtask.
 */
public final class SharedBatcher {
  private static final long GIVE_WAY_NANOS = 5_000_000;
  private static final Optional<List<ClipRequest>> NONE = Optional.empty();

  private final BooleanSupplier othersFirst;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ClipQueue queue; // all below guarded by the lock
  private final CapacityWatch watch = new CapacityWatch();
  private boolean closed;

  /**
   * @param othersFirst while true, no batch begins; must not block
   */
  SharedBatcher(ClipQueue queue, BooleanSupplier othersFirst) {
    this.queue = queue;
    this.othersFirst = othersFirst;
  }

  /** The owner is called when the clip was scored or shed, or when the model has failed. */
  public ClipRequest submit(ClipRequest.Owner owner, Clip clip) {
    var request = new ClipRequest(owner, clip, System.nanoTime());
    boolean waits = change(() -> queue.submit(request, Micros.now()));
    if (!waits) {
      refuse(request);
    }
    return request;
  }

  private void refuse(ClipRequest request) {
    if (request.shed() == null) {
      read(queue::failure).ifPresent(request.owner()::failed);
    } else {
      request.owner().done(List.of(request));
    }
  }

  /** What the cameras need of the device, where that is news. */
  public Optional<Capacity> expect(Clip clip) {
    return read(() -> watch.saw(clip, queue.load(), Micros.now()));
  }

  /** Whether the next clip would have to wait. */
  boolean isBusy() {
    return read(queue::isBusy);
  }

  /** This owner's clips that no call has taken yet. */
  public int waiting(ClipRequest.Owner owner) {
    return read(() -> queue.waiting(owner));
  }

  /** Overload steps in force. */
  public int overloadLevel() {
    return read(queue::overloadLevel);
  }

  /** How far this machine's clock was found ahead of the log's, where clips are shed. */
  public long clockDifferenceMillis() {
    return read(queue::clockDifference) / 1000;
  }

  /** Waits for no fuller batch while this owner has clips here, until {@link #resume}. */
  public void flush(ClipRequest.Owner owner) {
    change(() -> queue.flush(owner));
  }

  public void resume(ClipRequest.Owner owner) {
    change(() -> queue.resume(owner));
  }

  /** Discards the owner's clips that wait; those in a batch are still scored. */
  public void leave(ClipRequest.Owner owner) {
    change(() -> queue.drop(owner));
  }

  /** Whether the model failed and should be loaded again. */
  boolean isBroken() {
    return read(queue::failure).isPresent();
  }

  /** Ends the workers after the batches they have. */
  void close() {
    change(() -> closed = true);
  }

  /** For a worker: waits for the next batch; empty when closed or failed. */
  List<ClipRequest> next() throws InterruptedException {
    while (true) {
      var batch = awaitBatch();
      if (batch.isEmpty()) {
        return List.of();
      }
      reportDone(batch.get().stale());
      if (!batch.get().clips().isEmpty()) {
        return batch.get().clips();
      }
    }
  }

  private Optional<ClipQueue.Batch> awaitBatch() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && queue.failure().isEmpty()) {
        long wait = waitNanos();
        if (wait <= 0) {
          return Optional.of(queue.take(Micros.now()));
        }
        changed.awaitNanos(wait);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private long waitNanos() {
    return queue.size() > 0 && othersFirst.getAsBoolean()
        ? GIVE_WAY_NANOS
        : queue.waitNanos(System.nanoTime());
  }

  /** For a worker: the model scored this batch. */
  void finished(List<ClipRequest> batch, long tookNanos) {
    change(() -> queue.finished(batch, tookNanos));
    batch.get(0).owner().called(batch.size(), tookNanos);
    reportDone(batch);
  }

  /**
   * For a worker: the model scores no clip any more.
   *
   * @param batch it had, if any
   */
  void fail(Throwable problem, List<ClipRequest> batch) {
    change(() -> queue.abandon(batch));
    end(problem, batch);
  }

  /**
   * Lets so much time pass for the calls under way. One that should have come back long ago is the
   * model's failure, as nothing can end it.
   *
   * @return whether there is one, for the first time
   */
  boolean watch(long passedNanos) {
    var hung = change(() -> queue.failure().isEmpty() ? queue.overdue(passedNanos) : NONE);
    hung.ifPresent(batch -> end(hung(batch.size()), read(queue::runningClips))); // others wait, too
    return hung.isPresent();
  }

  private ModelHungException hung(int clips) {
    return ModelHungException.inCall(clips, Duration.ofNanos(read(() -> queue.longestCall(clips))));
  }

  /** Calls under way, or that hang. */
  int calls() {
    return read(queue::running);
  }

  private void end(Throwable problem, List<ClipRequest> batch) {
    var lost = new ArrayList<>(batch);
    lost.addAll(change(() -> queue.fail(problem)));
    byOwner(lost).keySet().forEach(owner -> owner.failed(problem));
  }

  private static void reportDone(List<ClipRequest> requests) {
    byOwner(requests).forEach(ClipRequest.Owner::done);
  }

  private static Map<ClipRequest.Owner, List<ClipRequest>> byOwner(List<ClipRequest> requests) {
    var owners = new IdentityHashMap<ClipRequest.Owner, List<ClipRequest>>();
    for (ClipRequest request : requests) {
      owners.computeIfAbsent(request.owner(), owner -> new ArrayList<>()).add(request);
    }
    return owners;
  }

  private <T> T read(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private <T> T change(Supplier<T> change) {
    lock.lock();
    try {
      var result = change.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

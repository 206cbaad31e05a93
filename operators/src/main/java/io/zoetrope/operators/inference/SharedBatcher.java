package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.types.Micros;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * One model on one device, shared by all subtasks of a JVM. Its threads gather clips into batches
 * and never wait for a subtask: answers leave through {@link Ticket.Owner}.
 */
final class SharedBatcher {
  private static final long GIVE_WAY_NANOS = 5_000_000;

  private final BatchLimits limits;
  private final BatchRule rule;
  private final Recognizer model;
  private final BatchRunner runner = new BatchRunner();
  private final List<Thread> workers = new ArrayList<>();
  private final BooleanSupplier othersFirst;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PendingClips pending = new PendingClips(); // all below guarded by the lock
  private final BatchLatency latency;
  private final Admission admission;
  private final CapacityWatch watch = new CapacityWatch();
  private boolean closed;
  private int running;
  private int occupied; // workers with a batch

  private Throwable problem; // of a model that answers no more

  /**
   * @param othersFirst while true, no batch begins; must not block
   */
  SharedBatcher(
      String name,
      Recognizer model,
      BatchLimits limits,
      Admission admission,
      BooleanSupplier othersFirst) {
    this.othersFirst = othersFirst;
    this.model = model;
    this.limits = limits;
    this.admission = admission;
    rule = new BatchRule(limits);
    latency = new BatchLatency(limits.maxBatch());
    running = limits.workers();
    for (int i = 0; i < limits.workers(); i++) {
      var worker = new Thread(this::work, name + " " + i);
      worker.setDaemon(true);
      workers.add(worker);
    }
    workers.forEach(Thread::start);
  }

  /** The owner is told when the clip was answered, or that it never will be. */
  Ticket submit(Ticket.Owner owner, Clip clip) {
    var ticket = new Ticket(owner, clip, System.nanoTime());
    locked(
        () -> {
          if (problem == null) {
            admit(ticket);
          } else {
            owner.failed(problem);
          }
        });
    return ticket;
  }

  /** What the cameras ask of the device, where that is news. */
  Optional<Capacity> expect(Clip clip) {
    lock.lock();
    try {
      return watch.saw(clip, load(), Micros.now());
    } finally {
      lock.unlock();
    }
  }

  Recognizer model() {
    return model;
  }

  private DeviceLoad load() {
    return DeviceLoad.of(limits, latency, pending.size());
  }

  private void admit(Ticket ticket) {
    var load = load();
    var refusal = admission.refusal(ticket.clip, load, Micros.now());
    if (refusal.isEmpty()) {
      pending.add(ticket);
    } else {
      ticket.shed(refusal.get());
      ticket.owner.done(List.of(ticket));
    }
  }

  /** Whether the next clip would have to wait. */
  boolean isBusy() {
    lock.lock();
    try {
      return problem == null && (pending.size() > 0 || occupied == limits.workers());
    } finally {
      lock.unlock();
    }
  }

  /** Overload steps in force. */
  int overloadLevel() {
    lock.lock();
    try {
      return admission.level();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for no fuller batch while this owner has clips here. */
  void hurry(Ticket.Owner owner) {
    locked(() -> pending.hurry(owner));
  }

  void calm(Ticket.Owner owner) {
    locked(() -> pending.calm(owner));
  }

  /** The owner wants no more answers. */
  void leave(Ticket.Owner owner) {
    locked(() -> pending.drop(owner));
  }

  /** Whether the model failed and should be loaded anew. */
  boolean isBroken() {
    lock.lock();
    try {
      return problem != null;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the threads after their batches; the last one frees the model. */
  void close() {
    locked(() -> closed = true);
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try (var lane = model.newLane()) {
      for (var batch = next(); !batch.isEmpty(); batch = next()) {
        answer(lane, batch);
      }
    } catch (Throwable e) {
      condemn(e, List.of());
    } finally {
      endOfWorker();
    }
  }

  private void endOfWorker() {
    lock.lock();
    try {
      if (--running == 0) {
        model.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, or none when closed. */
  private List<Ticket> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && problem == null) {
        long wait = waitNanos();
        if (wait > 0) {
          changed.awaitNanos(wait);
        } else {
          var batch = takeFresh();
          if (!batch.isEmpty()) {
            occupied++;
            return batch;
          }
        }
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private long waitNanos() {
    return pending.size() > 0 && othersFirst.getAsBoolean()
        ? GIVE_WAY_NANOS
        : rule.waitNanos(pending, latency, System.nanoTime());
  }

  private List<Ticket> takeFresh() {
    long now = Micros.now();
    long took = latency.expect(Math.min(pending.size(), limits.maxBatch())) / 1000;
    var stale = pending.takeOldest(ticket -> admission.isStale(ticket.clip, now + took));
    stale.forEach(ticket -> ticket.shed(ShedStep.OLDEST));
    byOwner(stale).forEach(Ticket.Owner::done);
    var batch = pending.take(limits.maxBatch());
    var degradation = admission.degradation(now);
    batch.forEach(ticket -> ticket.degrade(degradation));
    return batch;
  }

  private void answer(Recognizer.Lane lane, List<Ticket> batch) {
    long start = System.nanoTime();
    try {
      runner.run(lane, batch);
      long took = System.nanoTime() - start;
      locked(() -> learn(batch.size(), took));
      byOwner(batch).forEach(Ticket.Owner::done);
    } catch (ModelFailedException | RuntimeException | Error e) {
      condemn(e, batch);
    }
  }

  private void learn(int size, long took) {
    latency.learn(size, took);
    occupied--;
  }

  /** No clip will be answered any more: says so to all who wait. */
  private void condemn(Throwable error, List<Ticket> batch) {
    var lost = new ArrayList<>(batch);
    locked(
        () -> {
          problem = error;
          lost.addAll(pending.take(pending.size()));
        });
    byOwner(lost).keySet().forEach(owner -> owner.failed(error));
  }

  private static Map<Ticket.Owner, List<Ticket>> byOwner(List<Ticket> batch) {
    var owners = new IdentityHashMap<Ticket.Owner, List<Ticket>>();
    for (Ticket ticket : batch) {
      owners.computeIfAbsent(ticket.owner, owner -> new ArrayList<>()).add(ticket);
    }
    return owners;
  }
}

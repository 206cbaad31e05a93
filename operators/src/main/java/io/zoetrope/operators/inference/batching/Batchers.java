package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Recognizer;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The JVM's batchers, one for each model and device, counted by their users. A model is kept for a
 * while after its last user left: a job that restarts ten times loads it once.
 */
public final class Batchers {
  private static final Duration LINGER = Duration.ofSeconds(60);
  private static final Batchers SHARED = new Batchers(LINGER, () -> false);
  private static final Batchers SHADOWS = new Batchers(LINGER, SHARED::isBusy);

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final Duration linger;
  private final BooleanSupplier othersFirst;
  private final ScheduledExecutorService closer =
      Executors.newSingleThreadScheduledExecutor(Batchers::daemon);

  /**
   * @param othersFirst while true, no batch begins
   */
  private Batchers(Duration linger, BooleanSupplier othersFirst) {
    this.linger = linger;
    this.othersFirst = othersFirst;
  }

  public static Batchers shared() {
    return SHARED;
  }

  /** For shadow models: their batches begin only while those of {@link #shared} are idle. */
  public static Batchers shadows() {
    return SHADOWS;
  }

  /** Frees models without users now, before a process ends. */
  public static void closeUnused() {
    SHADOWS.closeIdle();
    SHARED.closeIdle();
  }

  /** Whether a clip waits for a device, or the next one would. Never waits for a model to load. */
  private boolean isBusy() {
    return entries.values().stream().anyMatch(entry -> entry.batcher.isBusy());
  }

  /** What users must have in common to share a batcher. */
  public record Key(RecognizerLoader model, BatchLimits limits, OverloadOptions overload) {}

  /** A batcher for one user, until closed. */
  public interface Lease extends AutoCloseable {
    SharedBatcher batcher();

    Recognizer model();

    @Override
    void close();
  }

  /** Loads the model where it is not loaded yet. */
  public synchronized Lease acquire(Key key) throws Exception {
    var entry = entries.get(key);
    if (entry == null || entry.batcher.isBroken()) {
      entry = start(key, key.model().load());
      entries.put(key, entry);
    }
    entry.users++;
    if (entry.closing != null) {
      entry.closing.cancel(false);
    }
    return entry;
  }

  private Entry start(Key key, Recognizer model) {
    var queue = new ClipQueue(key.limits(), key.overload().newAdmission());
    var batcher = new SharedBatcher(queue, othersFirst);
    BatchWorkers.start("recognizer", key.limits().workers(), model, batcher);
    return new Entry(key, model, batcher);
  }

  private synchronized void release(Entry entry) {
    if (--entry.users > 0) {
      return;
    }
    if (entry.batcher.isBroken()) {
      closeIfUnused(entry);
    } else {
      entry.closing =
          closer.schedule(() -> closeIfUnused(entry), linger.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void closeIfUnused(Entry entry) {
    if (entry.users == 0) {
      entries.remove(entry.key, entry);
      entry.batcher.close();
    }
  }

  private synchronized void closeIdle() {
    List.copyOf(entries.values()).forEach(this::closeIfUnused);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "recognizer closer");
    thread.setDaemon(true);
    return thread;
  }

  private final class Entry implements Lease {
    private final Key key;
    private final Recognizer model;
    private final SharedBatcher batcher;
    private int users;
    private ScheduledFuture<?> closing;

    Entry(Key key, Recognizer model, SharedBatcher batcher) {
      this.key = key;
      this.model = model;
      this.batcher = batcher;
    }

    @Override
    public SharedBatcher batcher() {
      return batcher;
    }

    @Override
    public Recognizer model() {
      return model;
    }

    @Override
    public void close() {
      release(this);
    }
  }
}

package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Recognizer;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The JVM's batchers, one for each model and device, counted by their users. A model is kept for a
 * while after its last user left: a job that restarts ten times loads it once. Nothing here waits
 * with the lock held, least of all for a model to load.
 */
public final class Batchers {
  private static final Duration LINGER = Duration.ofSeconds(60);
  private static final Duration WATCH = Duration.ofSeconds(1);

  /** Models of one kind that may be lost to a device that hangs: each keeps its memory. */
  private static final int MOST_HUNG = 2;

  private static final Batchers SHARED = new Batchers(() -> false);
  private static final Batchers SHADOWS = new Batchers(SHARED::isBusy);

  private final Map<Key, SharedModel> models = new ConcurrentHashMap<>();
  private final Map<Key, LoadFailures> failures = new HashMap<>();
  private final Set<SharedModel> hung = new HashSet<>();
  private final BooleanSupplier othersFirst;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Batchers::daemon);
  private long watched = System.nanoTime(); // by the clock's thread alone

  /**
   * @param othersFirst while true, no batch begins
   */
  private Batchers(BooleanSupplier othersFirst) {
    this.othersFirst = othersFirst;
    startWatch();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it goes on as long as the process
  private void startWatch() {
    clock.scheduleWithFixedDelay(
        this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
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
    return models.values().stream()
        .map(SharedModel::loadedBatcher)
        .flatMap(Optional::stream)
        .anyMatch(SharedBatcher::isBusy);
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

  /**
   * Loads the model where it is not loaded yet, and waits for it. Nobody else is held up by that.
   *
   * @throws InterruptedException where the calling thread is interrupted; the model goes on loading
   *     for whoever comes next
   * @throws Exception why it cannot be loaded; whoever comes next tries again
   */
  public Lease acquire(Key key) throws Exception {
    var model = join(key);
    try {
      model.await();
      return model;
    } catch (Exception | Error e) {
      release(model);
      throw e;
    }
  }

  /** Whether loading has failed several times in a row, and for a while. */
  public synchronized boolean failsForGood(Key key) {
    return failures.getOrDefault(key, LoadFailures.NONE).last(System.nanoTime());
  }

  private synchronized SharedModel join(Key key) throws ModelHungException {
    var model = models.get(key);
    if (model == null || model.isBroken()) {
      requireNoneHung(key);
      model = new SharedModel(key, this::release);
      models.put(key, model);
      begin(model);
    }
    model.users++;
    if (model.closing != null) {
      model.closing.cancel(false);
    }
    return model;
  }

  /** A device that hung before hangs the next call, too: not every restart may lose a model. */
  private void requireNoneHung(Key key) throws ModelHungException {
    hung.removeIf(model -> model.batcher().calls() == 0);
    int calls =
        hung.stream()
            .filter(model -> model.key().equals(key))
            .mapToInt(model -> model.batcher().calls())
            .sum();
    if (calls >= MOST_HUNG) {
      count(key);
      throw ModelHungException.again(calls);
    }
  }

  private void begin(SharedModel model) {
    var key = model.key();
    model.whenKnown(problem -> known(key, problem));
    model.load(
        () ->
            new SharedBatcher(
                new ClipQueue(key.limits(), key.overload().newAdmission()), othersFirst));
  }

  private synchronized void known(Key key, Optional<Throwable> problem) {
    if (problem.isPresent()) {
      count(key);
    } else {
      failures.remove(key);
    }
  }

  private void count(Key key) {
    var before = failures.getOrDefault(key, LoadFailures.NONE);
    failures.put(key, before.another(System.nanoTime()));
  }

  private synchronized void release(SharedModel model) {
    if (--model.users == 0) {
      model.whenKnown(problem -> keep(model));
    }
  }

  private synchronized void keep(SharedModel model) {
    if (model.isBroken()) {
      closeIfUnused(model);
    } else if (model.users == 0) {
      model.closing =
          clock.schedule(() -> closeIfUnused(model), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void closeIfUnused(SharedModel model) {
    if (model.users == 0) {
      models.remove(model.key(), model);
      model.free();
    }
  }

  private synchronized void closeIdle() {
    List.copyOf(models.values()).forEach(this::closeIfUnused);
  }

  /** Looks for calls that hang. A pause of the whole process counts as two looks at most. */
  private void watch() {
    long now = System.nanoTime();
    long passed = Math.min(now - watched, 2 * WATCH.toNanos());
    watched = now;
    for (var model : List.copyOf(models.values())) {
      if (model.loadedBatcher().filter(batcher -> batcher.watch(passed)).isPresent()) {
        remember(model);
      }
    }
  }

  private synchronized void remember(SharedModel model) {
    hung.add(model);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "recognizer clock");
    thread.setDaemon(true);
    return thread;
  }
}

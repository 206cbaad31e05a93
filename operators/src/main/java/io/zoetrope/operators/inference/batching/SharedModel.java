package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.Recognizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model of this process, from the moment on that it begins to load: on a thread of its own, which
 * nothing can interrupt in native code, so that nobody has to be there until it is done.
 */
final class SharedModel implements Batchers.Lease {
  private static final Logger LOG = LoggerFactory.getLogger(SharedModel.class);

  /** Building TensorRT's engines takes minutes. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Duration NEWS = Duration.ofMinutes(1);

  private final Batchers.Key key;
  private final Consumer<SharedModel> release;
  private final CompletableFuture<Loaded> loaded = new CompletableFuture<>();
  int users; // this and the next guarded by the batchers' lock
  ScheduledFuture<?> closing;

  private record Loaded(Recognizer model, SharedBatcher batcher) {}

  /**
   * @param release called for each lease that is closed
   */
  SharedModel(Batchers.Key key, Consumer<SharedModel> release) {
    this.key = key;
    this.release = release;
  }

  /**
   * Begins to load it.
   *
   * @param newBatcher whose workers call it
   */
  void load(Callable<SharedBatcher> newBatcher) {
    var loader = new Thread(() -> loadNow(newBatcher), "model loader");
    loader.setDaemon(true);
    loader.start();
  }

  private void loadNow(Callable<SharedBatcher> newBatcher) {
    try {
      var model = key.model().load();
      var batcher = newBatcher.call();
      BatchWorkers.start("recognizer", key.limits().workers(), model, batcher);
      loaded.complete(new Loaded(model, batcher));
    } catch (Throwable e) { // whoever waits for it gets it
      loaded.completeExceptionally(e);
    }
  }

  /**
   * Waits until it is loaded.
   *
   * @throws InterruptedException where who waits was interrupted; it goes on loading
   * @throws ModelHungException where it takes too long; it goes on, too
   * @throws Exception why it cannot be loaded
   */
  void await() throws Exception {
    for (var waited = Duration.ZERO; waited.compareTo(LONGEST) < 0; waited = waited.plus(NEWS)) {
      try {
        loaded.get(NEWS.toSeconds(), TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        LOG.info("Loading for {} min: {}", waited.plus(NEWS).toMinutes(), key.model());
      } catch (ExecutionException e) {
        throw problem(e.getCause());
      }
    }
    throw ModelHungException.inLoading(LONGEST);
  }

  private static Exception problem(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (Exception) cause;
  }

  Batchers.Key key() {
    return key;
  }

  /** Where it is loaded. */
  Optional<SharedBatcher> loadedBatcher() {
    return loaded.isDone() && !loaded.isCompletedExceptionally()
        ? Optional.of(loaded.join().batcher)
        : Optional.empty();
  }

  /** Whether it must be loaded anew. */
  boolean isBroken() {
    return loaded.isCompletedExceptionally()
        || loadedBatcher().filter(SharedBatcher::isBroken).isPresent();
  }

  /** Has something done once it is loaded, or cannot be: at once where that is known. */
  @SuppressWarnings("FutureReturnValueIgnored") // the action does not fail
  void whenKnown(Consumer<Optional<Throwable>> action) {
    loaded.whenComplete((model, problem) -> action.accept(Optional.ofNullable(problem)));
  }

  /** Frees it, once it is loaded and its workers have done the batches they have. */
  @SuppressWarnings("FutureReturnValueIgnored") // where it cannot be loaded nothing is to be freed
  void free() {
    loaded.thenAccept(now -> now.batcher.close());
  }

  @Override
  public SharedBatcher batcher() {
    return loaded.join().batcher;
  }

  @Override
  public Recognizer model() {
    return loaded.join().model;
  }

  @Override
  public void close() {
    release.accept(this);
  }
}

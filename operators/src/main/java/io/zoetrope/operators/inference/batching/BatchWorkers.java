package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.Recognizer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that have a model score the batches of a {@link SharedBatcher}, each through a
 * predictor of its own. They end with the batcher; the last one frees the model.
 */
final class BatchWorkers {
  private final Recognizer model;
  private final SharedBatcher batcher;
  private final BatchRunner runner = new BatchRunner();
  private final AtomicInteger running;

  private BatchWorkers(Recognizer model, SharedBatcher batcher, int count) {
    this.model = model;
    this.batcher = batcher;
    running = new AtomicInteger(count);
  }

  /** Starts so many daemon threads. */
  static void start(String name, int count, Recognizer model, SharedBatcher batcher) {
    var workers = new BatchWorkers(model, batcher, count);
    for (int i = 0; i < count; i++) {
      var thread = new Thread(workers::work, name + " " + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void work() {
    try (var predictor = model.newPredictor()) {
      for (var batch = batcher.next(); !batch.isEmpty(); batch = batcher.next()) {
        run(predictor, batch);
      }
    } catch (Throwable e) {
      batcher.fail(e, List.of());
    } finally {
      if (running.decrementAndGet() == 0) {
        model.close();
      }
    }
  }

  private void run(Recognizer.Predictor predictor, List<ClipRequest> batch) {
    long start = System.nanoTime();
    try {
      runner.run(predictor, batch);
      batcher.finished(batch, System.nanoTime() - start);
    } catch (ModelFailedException | RuntimeException | Error e) {
      batcher.fail(e, batch);
    }
  }
}

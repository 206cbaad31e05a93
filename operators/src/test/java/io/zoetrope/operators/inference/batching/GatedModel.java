package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.Prediction;
import io.zoetrope.operators.inference.engine.Recognizer;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model whose loading, or whose calls, do not come back before a test lets them, interrupted or
 * not: as native code does.
 */
record GatedModel(String name) implements RecognizerLoader {
  private static final Map<String, Gates> GATES = new ConcurrentHashMap<>();

  /** What holds a model up, and what it went through. */
  static final class Gates {
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    final CountDownLatch load = new CountDownLatch(1);
    volatile CountDownLatch call = new CountDownLatch(0);
    volatile boolean broken;
  }

  Gates gates() {
    return GATES.computeIfAbsent(name, key -> new Gates());
  }

  /** Nothing holds it up. */
  GatedModel open() {
    gates().load.countDown();
    return this;
  }

  @Override
  public Recognizer load() {
    var gates = gates();
    gates.loads.incrementAndGet();
    pass(gates.load);
    if (gates.broken) {
      throw new IllegalStateException("not here");
    }
    return new Recognizer() {
      @Override
      public Predictor newPredictor() {
        return predictor(gates);
      }

      @Override
      public void close() {
        gates.closes.incrementAndGet();
      }
    };
  }

  private static Recognizer.Predictor predictor(Gates gates) {
    return new Recognizer.Predictor() {
      @Override
      public java.util.List<Prediction> recognize(
          java.util.List<io.zoetrope.operators.clip.Clip> clips) {
        gates.calls.incrementAndGet();
        pass(gates.call);
        return clips.stream().map(clip -> new Prediction(new float[] {1}, new float[0])).toList();
      }

      @Override
      public void close() {}
    };
  }

  private static void pass(CountDownLatch gate) {
    boolean interrupted = false;
    while (true) {
      try {
        gate.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

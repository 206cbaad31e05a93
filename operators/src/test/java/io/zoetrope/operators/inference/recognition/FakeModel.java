package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.inference.engine.Prediction;
import io.zoetrope.operators.inference.engine.Recognizer;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scores a clip with its red, as a share of 255. Fails on any batch with a clip of {@link #POISON}
 * red, and on all while {@link Counts#broken}; has no number for {@link #NO_SCORE} and {@link
 * #NO_FEATURE}. Cannot be loaded while {@link Counts#absent}; loading and calls wait at their
 * gates, interrupted or not, as native code does.
 */
record FakeModel(String name) implements RecognizerLoader {
  static final int POISON = 13;
  static final int NO_SCORE = 14;
  static final int NO_FEATURE = 15;

  private static final ConcurrentHashMap<String, Counts> COUNTS = new ConcurrentHashMap<>();

  /** What a model went through. */
  static final class Counts {
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger(); // begun
    final AtomicInteger batches = new AtomicInteger();
    final AtomicInteger clips = new AtomicInteger();
    volatile boolean broken;
    volatile boolean absent;
    volatile long millis;
    volatile CountDownLatch loadGate = new CountDownLatch(0);
    volatile CountDownLatch callGate = new CountDownLatch(0);
  }

  Counts counts() {
    return COUNTS.computeIfAbsent(name, key -> new Counts());
  }

  @Override
  public Recognizer load() {
    counts().loads.incrementAndGet();
    pass(counts().loadGate);
    if (counts().absent) {
      throw new IllegalStateException("not on this machine");
    }
    return new Recognizer() {
      @Override
      public Predictor newPredictor() {
        return new FakePredictor(counts());
      }

      @Override
      public void close() {
        counts().closes.incrementAndGet();
      }
    };
  }

  private static void pass(CountDownLatch gate) {
    boolean interrupted = false;
    while (gate.getCount() > 0) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static int red(Clip clip) {
    return clip.newest().pixels().get(clip.newest().pixels().position()) & 0xff;
  }

  private record FakePredictor(Counts counts) implements Recognizer.Predictor {
    @Override
    public List<Prediction> recognize(List<Clip> clips) throws Exception {
      Thread.sleep(counts.millis);
      counts.calls.incrementAndGet();
      pass(counts.callGate);
      counts.batches.incrementAndGet();
      if (counts.broken || clips.stream().anyMatch(clip -> red(clip) == POISON)) {
        throw new IllegalStateException("cannot take this");
      }
      counts.clips.addAndGet(clips.size());
      return clips.stream().map(FakePredictor::score).toList();
    }

    private static Prediction score(Clip clip) {
      float score = red(clip) == NO_SCORE ? Float.NaN : red(clip) / 255f;
      float[] feature = red(clip) == NO_FEATURE ? new float[] {1 / 0f} : new float[0];
      return new Prediction(new float[] {score, 1 - score}, feature);
    }

    @Override
    public void close() {}
  }
}

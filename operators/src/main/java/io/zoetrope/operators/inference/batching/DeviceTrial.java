package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.ClipShape;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.inference.engine.Recognizer;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures a device with black clips and all its workers. The model is the one that a job of this
 * process uses: it is loaded once for both.
 */
public final class DeviceTrial {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

  /** A device that hangs must not keep a job from failing. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Recognizer model;
  private final BatchLimits limits;
  private final List<Clip> batch;

  private DeviceTrial(Recognizer model, BatchLimits limits, ClipShape shape) {
    this.model = model;
    this.limits = limits;
    batch = Collections.nCopies(limits.maxBatch(), black(shape));
  }

  /**
   * Takes a second or two, or one batch where that is longer.
   *
   * @return clips a second
   * @throws Exception where the model cannot be loaded, or fails
   */
  public static double clipsPerSecond(
      ModelPackage model, RecognitionOptions options, OverloadOptions overload) throws Exception {
    var key = new Batchers.Key(RecognizerLoader.of(model, options), options.limits(), overload);
    try (var lease = Batchers.shared().acquire(key)) {
      var shape = ClipShape.of(model.card());
      return new DeviceTrial(lease.model(), options.limits(), shape).run();
    }
  }

  private double run() throws Exception {
    var threads = Executors.newFixedThreadPool(limits.workers(), DeviceTrial::daemon);
    try {
      return run(threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "device trial");
    thread.setDaemon(true);
    return thread;
  }

  private double run(ExecutorService threads) throws Exception {
    var workers = new ArrayList<Future<Double>>();
    for (int i = 0; i < limits.workers(); i++) {
      workers.add(threads.submit((Callable<Double>) this::batchesPerSecond));
    }
    double batches = 0;
    for (var worker : workers) {
      batches += await(worker);
    }
    return batches * limits.maxBatch();
  }

  private static double await(Future<Double> worker) throws Exception {
    try {
      return worker.get(LONGEST.toMinutes(), TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "black clips were not scored within %d min: the device hangs, or is too slow for any use"
              .formatted(LONGEST.toMinutes()),
          e);
    }
  }

  private double batchesPerSecond() throws Exception {
    try (var predictor = model.newPredictor()) {
      double first = batchesPerSecond(predictor, 1); // allocates
      int more = (int) Math.ceil(first * LONG_ENOUGH.toMillis() / 1e3);
      return more == 1 ? first : batchesPerSecond(predictor, more);
    }
  }

  private double batchesPerSecond(Recognizer.Predictor predictor, int batches) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < batches; i++) {
      predictor.recognize(batch);
    }
    return batches * 1e9 / (System.nanoTime() - start);
  }

  private static Clip black(ClipShape shape) {
    var frame = new Frame(0, 0, 0, 0, ByteBuffer.allocate(shape.bytes() / shape.frames()));
    return new Clip(
        new CameraKey(0, "trial"),
        "trial",
        0,
        0,
        Collections.nCopies(shape.frames(), frame),
        1,
        0,
        new ClipRules(1, 0, Optional.empty()),
        0,
        "",
        0);
  }
}

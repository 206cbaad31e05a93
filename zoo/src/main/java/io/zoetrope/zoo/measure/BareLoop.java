package io.zoetrope.zoo.measure;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.zoetrope.zoo.onnx.OnnxRuntime;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network in ONNX Runtime on the CPU with nothing around it: some workers, each calling one
 * shared session on one clip at a time with one thread. What any pipeline around it can at most
 * reach.
 */
public final class BareLoop implements AutoCloseable {
  private final OrtEnvironment environment = OnnxRuntime.start();
  private final OrtSession session;
  private final long[] shape;

  /**
   * @param onnx its input is {@code frames}, bytes N,T,H,W,3
   * @param shape of one clip: 1,T,H,W,3
   */
  public BareLoop(Path onnx, long... shape) throws OrtException {
    this.shape = shape.clone();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(onnx.toString(), options);
    }
  }

  /** The logits of one clip, given as a direct buffer. */
  public float[] logits(ByteBuffer clip) throws OrtException {
    try (var input =
            OnnxTensor.createTensor(environment, clip.duplicate(), shape, OnnxJavaType.UINT8);
        var result = session.run(Map.of("frames", input))) {
      return ((float[][]) result.get("logits").orElseThrow().getValue())[0];
    }
  }

  /**
   * Runs every clip once.
   *
   * @return seconds from start to the last answer
   */
  public double run(List<ByteBuffer> clips, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      AtomicInteger next = new AtomicInteger();
      long start = System.nanoTime();
      List<Future<Void>> running = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        running.add(
            pool.submit(
                () -> {
                  for (int i; (i = next.getAndIncrement()) < clips.size(); ) {
                    logits(clips.get(i));
                  }
                  return null;
                }));
      }
      for (Future<Void> each : running) {
        each.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the network failed: " + e.getCause().getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Seconds for one clip at a time, the median of some runs after one that is not counted. */
  public double latency(ByteBuffer clip, int runs) throws OrtException {
    logits(clip);
    double[] seconds = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      logits(clip);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[runs / 2];
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}

package io.zoetrope.zoo.measure;

import io.zoetrope.zoo.runtime.OnnxNetwork;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network in ONNX Runtime on the CPU with nothing around it: some workers, each calling one
 * shared session on one clip at a time. What any pipeline around it can at most reach.
 */
public final class BareLoop implements AutoCloseable {
  private final OnnxNetwork network;
  private final long[] shape;

  /**
   * One thread inside each call.
   *
   * @param onnx its input is {@code frames}, bytes N,T,H,W,3
   * @param shape of one clip: 1,T,H,W,3
   */
  public BareLoop(Path onnx, long... shape) {
    this(OnnxNetwork.open(onnx, 1), shape);
  }

  private BareLoop(OnnxNetwork network, long[] shape) {
    this.network = network;
    this.shape = shape.clone();
  }

  /** The same with some threads inside each call. */
  static BareLoop withThreads(int threads, Path onnx, long... shape) {
    return new BareLoop(OnnxNetwork.open(onnx, threads), shape);
  }

  /** The logits of one clip, given as a direct buffer. */
  public float[] logits(ByteBuffer clip) {
    return network.run(clip, shape).logits()[0];
  }

  /**
   * Runs every clip once.
   *
   * @return seconds from start to the last output
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

  /** Seconds of each of some runs, one clip at a time. */
  double[] latencies(ByteBuffer clip, int runs, Runnable afterEach) {
    double[] seconds = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      logits(clip);
      seconds[i] = (System.nanoTime() - start) / 1e9;
      afterEach.run();
    }
    return seconds;
  }

  @Override
  public void close() {
    network.close();
  }
}

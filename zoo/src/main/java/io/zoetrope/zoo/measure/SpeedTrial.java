package io.zoetrope.zoo.measure;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures models as GluonCV's {@code get_fps.py} does: batch of 1, random input, some runs that
 * are not counted, then the mean of the others; here on the CPU.
 *
 * @param threads inside one run
 * @param warmUp runs that are not counted
 */
public record SpeedTrial(int threads, int warmUp, int runs) {
  public SpeedTrial {
    if (threads < 1 || warmUp < 0 || runs < 1) {
      throw new IllegalArgumentException(
          "needs a thread and a run at least, not %d threads, %d warm-up and %d runs"
              .formatted(threads, warmUp, runs));
    }
  }

  /**
   * Measures a variant of a model, with seeded weights: speed does not depend on them.
   *
   * @param folder where its package is written
   * @param afterEach called after every run, counted or not
   */
  public Speed of(ModelSpec spec, NetworkOptions options, Path folder, Runnable afterEach) {
    ModelPackage made =
        ModelExport.of(spec, classes(options.classes())).options(options).seeded(1, folder);
    long[] shape = {1, options.frames(), options.height(), options.width(), 3};
    ByteBuffer clip = noise(shape);
    double mean;
    try (BareLoop loop = BareLoop.withThreads(threads, made.onnx(), shape)) {
      loop.latencies(clip, warmUp, afterEach);
      mean = Arrays.stream(loop.latencies(clip, runs, afterEach)).average().orElseThrow();
    }
    Cost cost = Cost.of(spec.graph(options));
    return new Speed(
        spec.name(),
        measuredClip(spec, options),
        threads,
        runs,
        mean,
        cost.millions(),
        cost.gmacs());
  }

  /** A single frame spans one of the source, whatever the step to the next segment. */
  private static Speed.Clip measuredClip(ModelSpec spec, NetworkOptions options) {
    int frames = options.frames();
    return new Speed.Clip(frames, frames == 1 ? 1 : spec.clip().stride());
  }

  private static List<String> classes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
  }

  private static ByteBuffer noise(long[] shape) {
    byte[] bytes = new byte[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
    new Random(1).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}

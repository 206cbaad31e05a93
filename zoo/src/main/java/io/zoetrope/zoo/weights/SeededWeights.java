package io.zoetrope.zoo.weights;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights for an untrained network: He-style uniform kernels (arXiv 1502.01852), neutral
 * normalisation. The same graph and seed give the same weights; each tensor depends on its own name
 * alone, so a changed head leaves the rest as it was.
 */
public final class SeededWeights {

  /** Keeps the variance through plain layers with ReLU. */
  private static final double PLAIN_GAIN = 2.0;

  /** Residual sums add variance block by block; this keeps 152 layers near where they began. */
  private static final double RESIDUAL_GAIN = 0.8;

  private SeededWeights() {}

  public static Weights of(Graph graph, long seed) {
    boolean residual = graph.nodes().stream().anyMatch(node -> node.op() instanceof Op.Add);
    double gain = residual ? RESIDUAL_GAIN : PLAIN_GAIN;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      float[] values = new float[Math.toIntExact(parameter.shape().elements())];
      fill(values, parameter, gain, seed);
      tensors.put(parameter.name(), new Tensor(parameter.shape().toArray(), values));
    }
    return Weights.of(tensors);
  }

  private static void fill(float[] values, Parameter parameter, double gain, long seed) {
    switch (parameter.role()) {
      case KERNEL -> uniform(values, bound(parameter, gain), random(parameter.name(), seed));
      case NORM_SCALE, NORM_VARIANCE -> Arrays.fill(values, 1);
      default -> Arrays.fill(values, 0);
    }
  }

  private static double bound(Parameter parameter, double gain) {
    long fanIn = parameter.shape().elements() / parameter.shape().size(0);
    return Math.sqrt(3 * gain / fanIn);
  }

  private static SplittableRandom random(String name, long seed) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
  }

  private static void uniform(float[] values, double bound, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }
}

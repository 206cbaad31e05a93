package io.zoetrope.zoo.weights;

import java.nio.charset.StandardCharsets;

/**
 * The formula the reference weights are made from: SplitMix64 over an FNV-1a hash of the tensor's
 * name, scaled by the tensor's role.
 */
final class ParityFormula {
  private final long seed;
  private final double gain;

  ParityFormula(long seed, double gain) {
    this.seed = seed;
    this.gain = gain;
  }

  Tensor tensor(String name, int... shape) {
    float[] values = new float[Math.toIntExact(Tensor.elements(shape))];
    if (!name.endsWith("num_batches_tracked")) {
      long hash = hash(name) ^ seed;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) scaled(name, shape, (bits(hash, i) >>> 40) * 0x1p-24);
      }
    }
    return new Tensor(shape, values);
  }

  private double scaled(String name, int[] shape, double unit) {
    if (shape.length >= 2) {
      double fanIn = (double) Tensor.elements(shape) / shape[0];
      return (2 * unit - 1) * Math.sqrt(3 * gain / fanIn);
    }
    boolean aroundOne =
        name.endsWith(".weight") || name.endsWith(".gamma") || name.endsWith(".running_var");
    return aroundOne ? 0.5 + unit : (unit - 0.5) * 0.1;
  }

  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long bits(long hash, long index) {
    long z = hash + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

package io.zoetrope.zoo.testkit;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights and clips made from their names: splitmix64 of an FNV-1a hash, so nothing is stored. */
public final class Formula {

  private final long seed;

  public Formula(long seed) {
    this.seed = seed;
  }

  /** A tensor for every parameter, under the name under which upstream made it. */
  public Weights weights(Graph graph, double gain) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      float[] values = new float[Math.toIntExact(parameter.shape().elements())];
      fill(values, parameter, gain);
      tensors.put(parameter.name(), new Tensor(parameter.shape().toArray(), values));
    }
    return Weights.of(tensors);
  }

  private void fill(float[] values, Parameter parameter, double gain) {
    long hash = hash(parameter.name());
    double fanIn = (double) values.length / Math.max(1, size(parameter));
    double bound = Math.sqrt(3 * gain / fanIn);
    for (int i = 0; i < values.length; i++) {
      double u = (bits(hash, i) >>> 40) * 0x1p-24;
      values[i] =
          (float)
              switch (parameter.role()) {
                case KERNEL -> (2 * u - 1) * bound;
                case NORM_SCALE, NORM_VARIANCE -> 0.5 + u;
                case NORM_COUNTER -> 0;
                default -> (u - 0.5) * 0.1;
              };
    }
  }

  private static int size(Parameter parameter) {
    return parameter.shape().rank() == 0 ? 1 : parameter.shape().size(0);
  }

  /** Bytes N,T,H,W,3: a quarter noise, three quarters blocks of 2 frames × 16 × 16 pixels. */
  public ByteBuffer clip(String name, List<Integer> shape) {
    long noise = hash(name + "/noise");
    long blocks = hash(name + "/blocks");
    int frames = shape.get(1);
    int height = shape.get(2);
    int width = shape.get(3);
    ByteBuffer bytes = ByteBuffer.allocateDirect(shape.stream().reduce(1, Math::multiplyExact));
    for (int i = 0; bytes.hasRemaining(); i++) {
      int colour = i % 3;
      int x = i / 3 % width;
      int y = i / 3 / width % height;
      int t = i / 3 / width / height % frames;
      int n = i / 3 / width / height / frames;
      long block = (long) n * ((frames + 1) / 2) + t / 2;
      block = block * ((height + 15) / 16) + y / 16;
      block = block * ((width + 15) / 16) + x / 16;
      long mixed = 3 * (bits(blocks, block * 3 + colour) >>> 56) + (bits(noise, i) >>> 56);
      bytes.put((byte) (mixed / 4));
    }
    return bytes.flip();
  }

  private long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash ^ seed;
  }

  private static long bits(long hash, long index) {
    long z = hash + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

package io.zoetrope.zoo.weights;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and shapes of the network in the reference checkpoints: ResNet-18, an eighth as wide. */
final class SmallResNet {
  static final ParityFormula WEIGHTS = new ParityFormula(1, 0.8);

  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  private SmallResNet() {
    conv("conv1", 8, 3, 7);
    norm("bn1", 8);
    int in = 8;
    for (int layer = 1; layer <= 4; layer++) {
      int out = 8 << (layer - 1);
      for (int block = 0; block < 2; block++) {
        block("layer" + layer + "." + block + ".", in, out);
        in = out;
      }
    }
    shapes.put("fc.weight", new int[] {10, 64});
    shapes.put("fc.bias", new int[] {10});
  }

  static Map<String, int[]> shapes() {
    return new SmallResNet().shapes;
  }

  private void block(String name, int in, int out) {
    conv(name + "conv1", out, in, 3);
    norm(name + "bn1", out);
    conv(name + "conv2", out, out, 3);
    norm(name + "bn2", out);
    if (in != out) {
      conv(name + "downsample.0", out, in, 1);
      norm(name + "downsample.1", out);
    }
  }

  private void conv(String name, int out, int in, int kernel) {
    shapes.put(name + ".weight", new int[] {out, in, kernel, kernel});
  }

  private void norm(String name, int channels) {
    for (String part : new String[] {"weight", "bias", "running_mean", "running_var"}) {
      shapes.put(name + "." + part, new int[] {channels});
    }
    shapes.put(name + ".num_batches_tracked", new int[0]);
  }
}

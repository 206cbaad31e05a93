package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;

import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.List;

/** What residual networks of all families share (arXiv 1512.03385). */
final class ResNet {

  /** How much wider a bottleneck's output is than its middle. */
  static final int EXPANSION = 4;

  private ResNet() {}

  /** One residual block of a stage. */
  interface Block {
    /**
     * The block's output.
     *
     * @param index of the block in its stage, from 0
     * @param stride of this block: the stage's for the first, else 1
     */
    Value grow(GraphBuilder g, Value x, int index, int stride);
  }

  /** Blocks in each of the four stages. */
  static List<Integer> blocks(int depth) {
    return switch (depth) {
      case 18 -> List.of(2, 2, 2, 2);
      case 34, 50 -> List.of(3, 4, 6, 3);
      case 101 -> List.of(3, 4, 23, 3);
      case 152 -> List.of(3, 8, 36, 3);
      default ->
          throw new IllegalArgumentException(
              "no residual network has depth " + depth + "; take 18, 34, 50, 101 or 152");
    };
  }

  /** Whether a network of this depth is made of bottlenecks, not of basic blocks. */
  static boolean bottlenecks(int depth) {
    return depth >= 50;
  }

  /** Stage 0 keeps the size; the later ones halve it. */
  private static int stride(int stage) {
    return stage == 0 ? 1 : 2;
  }

  static int planes(int width, int stage) {
    return width << stage;
  }

  /** A stage of a network of this depth, named {@code layer1}, {@code layer2}, … */
  static Value stage(GraphBuilder g, Value x, int stage, int depth, Block block) {
    return stage(g, "layer" + (stage + 1), x, stage, depth, block);
  }

  /** A stage of a network of this depth: blocks {@code name.0}, {@code name.1}, … */
  static Value stage(GraphBuilder g, String name, Value x, int stage, int depth, Block block) {
    return chain(g, name, x, blocks(depth).get(stage), stride(stage), block);
  }

  /** So many blocks {@code name.0}, {@code name.1}, …; the first one has the stride. */
  static Value chain(GraphBuilder g, String name, Value x, int blocks, int stride, Block block) {
    for (int i = 0; i < blocks; i++) {
      x = block.grow(g.in(name + "." + i), x, i, i == 0 ? stride : 1);
    }
    return x;
  }

  /** conv1 → conv2 → conv3 (four times as wide), each normalised, plus the shortcut. */
  static Value bottleneck(GraphBuilder g, Value x, int planes, Window conv1, Window conv2) {
    Value y = g.convNormRelu("conv1", "bn1", x, planes, conv1);
    y = g.convNormRelu("conv2", "bn2", y, planes, conv2);
    y = g.convNorm("conv3", "bn3", y, planes * EXPANSION, point(conv1));
    return sum(g, "downsample", x, y, conv2);
  }

  /** ReLU of a block's output plus its input, projected where their shapes differ. */
  static Value sum(GraphBuilder g, String projection, Value x, Value y, Window strided) {
    boolean project = strided.strided() || x.channels() != y.channels();
    Value shortcut =
        project
            ? g.convNorm(projection + ".0", projection + ".1", x, y.channels(), strided.shortcut())
            : x;
    return g.relu(g.add(y, shortcut));
  }

  private static Window point(Window like) {
    return like.rank() == 2 ? kernel(1, 1) : kernel(1, 1, 1);
  }
}

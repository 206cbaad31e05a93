package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.Set;

/**
 * Pseudo-3D residual network (arXiv 1711.10305): blocks that take space and time one after the
 * other (A), side by side (B), or both (C), in turn; the last stage is 2-D. Blocks stride in their
 * first convolution.
 */
public final class P3d implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int depth = options.integer("depth");
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(options.naming());
    Value x = options.clip(g);
    x = g.convNormRelu("conv1", "bn1", x, width, same(1, 7, 7).stride(1, 2, 2));
    x = g.maxPool(x, kernel(2, 3, 3).stride(2, 2, 2).pad(0, 1, 1));
    int before = 0;
    for (int stage = 0; stage < 3; stage++) {
      x = stage(g, x, stage, depth, width, before);
      x = g.maxPool(x, kernel(2, 1, 1).stride(2, 1, 1));
      before += ResNet.blocks(depth).get(stage);
    }
    if (x.frames() != 1) {
      throw new IllegalArgumentException(
          "P3D takes clips of 16 to 31 frames, not " + options.frames());
    }
    x = g.apply(new Op.Squeeze(2), x);
    x = flatStage(g, x, depth, ResNet.planes(width, 3));
    return Head.classify(g, "fc", g.globalPool(x), options, 0.5);
  }

  /**
   * @param before blocks in the stages before; A, B and C take turns over the whole network
   */
  private static Value stage(GraphBuilder g, Value x, int stage, int depth, int width, int before) {
    int planes = ResNet.planes(width, stage);
    return ResNet.stage(
        g,
        x,
        stage,
        depth,
        (b, y, i, s) -> {
          Window first = kernel(1, 1, 1).stride(1, s, s);
          Value z = b.convNormRelu("conv1", "bn1", y, planes, first);
          z = spaceAndTime(b, z, planes, (before + i) % 3);
          return output(b, y, z, planes, first);
        });
  }

  private static Value spaceAndTime(GraphBuilder g, Value x, int planes, int design) {
    Value space = g.convNormRelu("conv2", "bn2", x, planes, same(1, 3, 3));
    Value before = design == 1 ? x : space;
    Value time = g.convNormRelu("conv_temporal", "bn_temporal", before, planes, same(3, 1, 1));
    return design == 0 ? time : g.add(space, time);
  }

  private static Value flatStage(GraphBuilder g, Value x, int depth, int planes) {
    return ResNet.stage(
        g,
        x,
        3,
        depth,
        (b, y, i, s) -> {
          Window first = kernel(1, 1).stride(s, s);
          Value z = b.convNormRelu("conv1", "bn1", y, planes, first);
          z = b.convNormRelu("conv2", "bn2", z, planes, same(3, 3));
          return output(b, y, z, planes, first);
        });
  }

  private static Value output(GraphBuilder g, Value x, Value y, int planes, Window first) {
    Window point = first.shortcut().stride(first.stride().stream().mapToInt(s -> 1).toArray());
    Value wide = g.convNorm("conv3", "bn3", y, planes * ResNet.EXPANSION, point);
    return ResNet.sum(g, "downsample", x, wide, first);
  }
}

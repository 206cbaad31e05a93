package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.Set;

/**
 * R(2+1)D (arXiv 1711.11248): residual networks whose 3-D convolutions are split in space and time,
 * with as many parameters as the unsplit ones.
 */
public final class R2Plus1d implements Family {

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
    x = g.convNormRelu("conv1", "bn1", x, stemPlanes(width), same(1, 7, 7).stride(1, 2, 2));
    x = g.convNormRelu("conv2", "bn2", x, width, same(3, 1, 1));
    for (int stage = 0; stage < 4; stage++) {
      int planes = ResNet.planes(width, stage);
      x =
          ResNet.stage(
              g,
              x,
              stage,
              depth,
              (b, y, i, s) ->
                  ResNet.bottlenecks(depth) ? bottleneck(b, y, planes, s) : basic(b, y, planes, s));
    }
    return Head.classify(g, "fc", g.globalPool(x), options, 0.5);
  }

  /** 45 for the published width of 64. */
  static int stemPlanes(int width) {
    return Math.max(1, 45 * width / 64);
  }

  private static Value basic(GraphBuilder g, Value x, int planes, int stride) {
    int middle = middle(x.channels(), planes);
    Value y = split(g.in("conv1"), x, middle, planes, stride);
    y = g.relu(g.batchNorm("bn1", y));
    y = split(g.in("conv2"), y, middle, planes, 1);
    y = g.batchNorm("bn2", y);
    return ResNet.sum(g, "downsample", x, y, strided(stride));
  }

  private static Value bottleneck(GraphBuilder g, Value x, int planes, int stride) {
    Value y = g.convNormRelu("conv1", "bn1", x, planes, kernel(1, 1, 1));
    y = split(g.in("conv2"), y, middle(x.channels(), planes), planes, stride);
    y = g.relu(g.batchNorm("bn2", y));
    y = g.convNorm("conv3", "bn3", y, planes * ResNet.EXPANSION, kernel(1, 1, 1));
    return ResNet.sum(g, "downsample", x, y, strided(stride));
  }

  private static Value split(GraphBuilder g, Value x, int middle, int planes, int stride) {
    Value y = g.convNormRelu("conv1", "bn1", x, middle, same(1, 3, 3).stride(1, stride, stride));
    return g.conv("conv2", y, planes, same(3, 1, 1).stride(stride, 1, 1));
  }

  /**
   * The width between the two halves that gives them a 3x3x3 convolution's parameters. It counts
   * with the block's input even where the convolution's own is narrower, as the checkpoints do.
   */
  private static int middle(int inputs, int planes) {
    return inputs * planes * 27 / (inputs * 9 + planes * 3);
  }

  private static Window strided(int stride) {
    return kernel(1, 1, 1).stride(stride, stride, stride);
  }
}

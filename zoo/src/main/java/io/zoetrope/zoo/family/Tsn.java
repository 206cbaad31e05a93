package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.Set;

/** TSN (arXiv 1608.00859) on ResNet-v1b, the residual network that strides in its 3x3. */
public final class Tsn implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int depth = options.integer("depth");
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(options.naming());
    Value x = PerFrame.images(g, options);
    x = g.convNormRelu("conv1", "bn1", x, width, same(7, 7).stride(2, 2));
    x = g.maxPool(x, same(3, 3).stride(2, 2));
    for (int stage = 0; stage < 4; stage++) {
      int planes = ResNet.planes(width, stage);
      x =
          ResNet.stage(
              g,
              x,
              stage,
              depth,
              (b, y, i, s) -> block(b, y, depth, planes, same(3, 3).stride(s, s)));
    }
    String classifier = options.framework() == Framework.MXNET ? "output" : "fc";
    return PerFrame.classify(g, classifier, g.globalPool(x), options);
  }

  private static Value block(GraphBuilder g, Value x, int depth, int planes, Window middle) {
    return ResNet.bottlenecks(depth)
        ? ResNet.bottleneck(g, x, planes, kernel(1, 1), middle)
        : basic(g, x, planes, middle);
  }

  private static Value basic(GraphBuilder g, Value x, int planes, Window first) {
    Value y = g.convNormRelu("conv1", "bn1", x, planes, first);
    y = g.convNorm("conv2", "bn2", y, planes, same(3, 3));
    return ResNet.sum(g, "downsample", x, y, first);
  }
}

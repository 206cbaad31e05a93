package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import java.util.Set;

/**
 * R(2+1)D as Facebook's VMZ built it for IG-65M (arXiv 1905.00561): the split convolution's middle
 * has one width in a whole stage.
 */
public final class R2Plus1dV2 implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(options.naming(), new Op.BatchNorm(1e-3, 0.1));
    Value x = options.clip(g);
    int stem = R2Plus1d.stemPlanes(width);
    x = g.convNormRelu("conv1_middle", "bn1_middle", x, stem, same(1, 7, 7).stride(1, 2, 2));
    x = g.convNormRelu("conv1", "bn1", x, width, same(3, 1, 1));
    for (int stage = 0; stage < 4; stage++) {
      int planes = ResNet.planes(width, stage);
      x =
          ResNet.stage(
              g, x, stage, options.integer("depth"), (b, y, i, s) -> block(b, y, planes, s));
    }
    return Head.classify(g, "out_fc", g.globalPool(x), options);
  }

  private static Value block(GraphBuilder g, Value x, int planes, int stride) {
    int middle = planes * 9 / 4;
    Value y = g.convNormRelu("conv1", "bn1", x, planes, kernel(1, 1, 1));
    y =
        g.convNormRelu(
            "conv2_middle", "bn2_middle", y, middle, same(1, 3, 3).stride(1, stride, stride));
    y = g.convNormRelu("conv2", "bn2", y, planes, same(3, 1, 1).stride(stride, 1, 1));
    y = g.convNorm("conv3", "bn3", y, planes * ResNet.EXPANSION, kernel(1, 1, 1));
    return ResNet.sum(g, "down_sample", x, y, kernel(1, 1, 1).stride(stride, stride, stride));
  }
}

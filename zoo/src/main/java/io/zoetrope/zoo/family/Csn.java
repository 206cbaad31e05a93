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
 * Interaction-reduced channel-separated network (arXiv 1904.02811): 3-D convolutions within
 * channels only, channels mixed by 1x1x1 ones.
 */
public final class Csn implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(options.naming(), new Op.BatchNorm(1e-3, 0.1));
    Value x = options.clip(g);
    x = g.convNormRelu("conv1", "bn1", x, width, same(3, 7, 7).stride(1, 2, 2));
    x = g.maxPool(x, same(1, 3, 3).stride(1, 2, 2));
    for (int stage = 0; stage < 4; stage++) {
      int planes = ResNet.planes(width, stage);
      x =
          ResNet.stage(
              g,
              x,
              stage,
              options.integer("depth"),
              (b, y, i, s) -> block(b, y, planes, same(3, 3, 3).stride(s, s, s)));
    }
    return Head.classify(g, "out_fc", g.globalPool(x), options);
  }

  private static Value block(GraphBuilder g, Value x, int planes, Window window) {
    Value y = g.convNormRelu("conv1", "bn1", x, planes, kernel(1, 1, 1));
    y = g.conv("conv3", y, new Op.Conv(planes, window, planes, false));
    y = g.relu(g.batchNorm("bn3", y));
    y = g.convNorm("conv4", "bn4", y, planes * ResNet.EXPANSION, kernel(1, 1, 1));
    return ResNet.sum(g, "down_sample", x, y, window);
  }
}

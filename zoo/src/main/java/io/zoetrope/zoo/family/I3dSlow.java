package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SlowFast's slow pathway alone (arXiv 1812.03982): time is never strided, and mixed from the third
 * stage on.
 */
public final class I3dSlow implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    GraphBuilder g = new GraphBuilder(options.naming());
    Value last = stages(g, options).get(3);
    return Head.classify(g, "fc", g.globalPool(last), options, 0.5);
  }

  /** What each of the four stages gives. */
  static List<Value> stages(GraphBuilder g, NetworkOptions options) {
    int width = options.integer("width", 64);
    Value x = options.clip(g);
    x = g.convNormRelu("conv1", "bn1", x, width, same(1, 7, 7).stride(1, 2, 2));
    x = g.maxPool(x, same(1, 3, 3).stride(1, 2, 2));
    List<Value> stages = new ArrayList<>();
    for (int stage = 0; stage < 4; stage++) {
      x = stage(g, x, stage, options.integer("depth"), ResNet.planes(width, stage));
      stages.add(x);
    }
    return stages;
  }

  private static Value stage(GraphBuilder g, Value x, int stage, int depth, int planes) {
    if (!ResNet.bottlenecks(depth)) {
      throw new IllegalArgumentException("I3D-slow takes depth 50, 101 or 152, not " + depth);
    }
    Window first = stage < 2 ? kernel(1, 1, 1) : same(3, 1, 1);
    return ResNet.stage(
        g,
        x,
        stage,
        depth,
        (b, y, i, s) -> ResNet.bottleneck(b, y, planes, first, same(1, 3, 3).stride(1, s, s)));
  }
}

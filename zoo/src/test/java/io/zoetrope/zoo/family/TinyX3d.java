package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.Set;

/** X3D (arXiv 2004.04730) with two stages: what a new family takes. */
public final class TinyX3d implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 24);
    GraphBuilder g = new GraphBuilder(options.naming());
    Value x = options.clip(g);
    x = g.conv("stem.conv_s", x, width, same(1, 3, 3).stride(1, 2, 2));
    x = g.relu(g.batchNorm("stem.bn", channelwise(g, "stem.conv_t", x, same(5, 1, 1))));
    for (int stage = 0; stage < 2; stage++) {
      int planes = ResNet.planes(width, stage);
      x = ResNet.chain(g, "res" + stage, x, 2, 2, (b, y, i, s) -> block(b, y, planes, s, i));
    }
    return Head.classify(g, "fc", g.globalPool(x), options, 0.5);
  }

  private static Value block(GraphBuilder g, Value x, int planes, int stride, int index) {
    int inner = planes * 9 / 4;
    Window window = same(3, 3, 3).stride(1, stride, stride);
    Value y = g.convNormRelu("a", "a_bn", x, inner, kernel(1, 1, 1));
    y = g.batchNorm("b_bn", channelwise(g, "b", y, window));
    y = index % 2 == 0 ? excited(g.in("se"), y) : y;
    y = g.apply(new Op.Mul(), y, g.apply(new Op.Sigmoid(), y));
    y = g.convNorm("c", "c_bn", y, planes, kernel(1, 1, 1));
    return ResNet.sum(g, "branch1", x, y, window);
  }

  private static Value channelwise(GraphBuilder g, String name, Value x, Window window) {
    return g.conv(name, x, new Op.Conv(x.channels(), window, x.channels(), false));
  }

  /** Squeeze and excitation. */
  private static Value excited(GraphBuilder g, Value x) {
    Value squeezed = g.apply(new Op.GlobalAvgPool(), x);
    squeezed = g.relu(point(g, "fc1", squeezed, 8));
    Value weights = g.apply(new Op.Sigmoid(), point(g, "fc2", squeezed, x.channels()));
    return g.apply(new Op.Mul(), x, weights);
  }

  private static Value point(GraphBuilder g, String name, Value x, int planes) {
    return g.conv(name, x, new Op.Conv(planes, kernel(1, 1, 1), 1, true));
  }
}

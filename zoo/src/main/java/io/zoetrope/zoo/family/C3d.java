package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import java.util.Set;

/**
 * C3D (arXiv 1412.0767): eight plain 3x3x3 convolutions and three full layers. Its feature is the
 * first full layer's output, as in the paper.
 */
public final class C3d implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(options.naming());
    Value x = options.clip(g);
    x = g.maxPool(conv(g, "conv1", x, width), kernel(1, 2, 2).stride(1, 2, 2));
    x = halved(g, conv(g, "conv2", x, 2 * width));
    x = halved(g, pair(g, "conv3", x, 4 * width));
    x = halved(g, pair(g, "conv4", x, 8 * width));
    x = pair(g, "conv5", x, 8 * width);
    x = g.maxPool(x, kernel(2, 2, 2).stride(2, 2, 2).pad(0, 1, 1));
    Value fc6 = g.relu(g.linear("fc6", g.apply(new Op.Flatten(1), x), 64 * width));
    Value fc7 = g.relu(g.linear("fc7", dropout(g, fc6, options), 64 * width));
    return g.build(g.linear("fc8", dropout(g, fc7, options), options.classes()), fc6);
  }

  private static Value pair(GraphBuilder g, String name, Value x, int planes) {
    return conv(g, name + "b", conv(g, name + "a", x, planes), planes);
  }

  private static Value conv(GraphBuilder g, String name, Value x, int planes) {
    return g.relu(g.conv(name, x, new Op.Conv(planes, same(3, 3, 3), 1, true)));
  }

  private static Value halved(GraphBuilder g, Value x) {
    return g.maxPool(x, kernel(2, 2, 2).stride(2, 2, 2));
  }

  private static Value dropout(GraphBuilder g, Value x, NetworkOptions options) {
    return g.apply(new Op.Dropout(options.number("dropout", 0.5)), x);
  }
}

package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import java.util.List;
import java.util.Set;

/** TSN on VGG-16 (arXiv 1409.1556), without batch normalisation. */
public final class Vgg implements Family {

  /** Convolutions before each pooling; the widths double until the fourth. */
  private static final List<Integer> CONVS = List.of(2, 2, 3, 3, 3);

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(options.naming());
    GraphBuilder features = g.in("features");
    Value x = PerFrame.images(g, options);
    int layer = 0; // counts ReLUs, poolings and dropouts too
    for (int stage = 0; stage < CONVS.size(); stage++) {
      int planes = width << Math.min(stage, 3);
      for (int i = 0; i < CONVS.get(stage); i++, layer += 2) {
        Op.Conv conv = new Op.Conv(planes, same(3, 3), 1, true);
        x = features.relu(features.conv(String.valueOf(layer), x, conv));
      }
      x = features.maxPool(x, kernel(2, 2).stride(2, 2));
      layer++;
    }
    x = features.linear(String.valueOf(layer), g.apply(new Op.Flatten(1), x), 64 * width);
    x = g.apply(new Op.Dropout(options.number("dropout", 0.5)), features.relu(x));
    x = features.relu(features.linear(String.valueOf(layer + 2), x, 64 * width));
    return PerFrame.classify(g, "output", x, options);
  }
}

package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** I3D (arXiv 1705.07750) on Inception v1. */
public final class I3dInceptionV1 implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    InceptionLayers layers = InceptionLayers.inflated(options);
    GraphBuilder g = layers.g();
    Value clip = options.clip(g);
    List<String> names =
        Stream.of(0, 2, 3, 5, 6, 8, 9, 10, 11, 12, 14, 15).map(i -> "features." + i).toList();
    Window spatial = same(1, 3, 3).stride(1, 2, 2);
    List<Window> pools =
        List.of(spatial, spatial, same(3, 3, 3).stride(2, 2, 2), kernel(2, 2, 2).stride(2, 2, 2));
    Value x = InceptionV1.body(layers, clip, names, pools);
    return Head.classify(g, "output", g.globalPool(x), options, 0.5);
  }
}

package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import java.util.Set;

/** TSN on Inception v3 (arXiv 1512.00567). */
public final class InceptionV3 implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    InceptionLayers layers = InceptionLayers.flat(options);
    GraphBuilder g = layers.g();
    Value x = new InceptionV3Body(layers).draw(PerFrame.images(g, options));
    return PerFrame.classify(g, "output", g.globalPool(x), options);
  }
}

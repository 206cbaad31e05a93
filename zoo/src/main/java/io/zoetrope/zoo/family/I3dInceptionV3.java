package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import java.util.Set;

/** I3D (arXiv 1705.07750) on Inception v3. */
public final class I3dInceptionV3 implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    InceptionLayers layers = InceptionLayers.inflated(options);
    GraphBuilder g = layers.g();
    Value clip = options.clip(g);
    Value x = new InceptionV3Body(layers).draw(clip);
    return Head.classify(g, "output", g.globalPool(x), options, 0.5);
  }
}

package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import java.util.List;
import java.util.Set;

/**
 * Temporal pyramid network (arXiv 2004.03548): I3D-slow, whose last two stages are brought to one
 * size, pooled to different tempos and fused both ways.
 */
public final class Tpn implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width", "tempo", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    GraphBuilder g = new GraphBuilder(options.naming());
    List<Value> stages = I3dSlow.stages(g, options);
    TpnNeck neck = new TpnNeck(g.in("TPN_neck"), options);
    Value fused = neck.fuse(stages.get(2), stages.get(3));
    neck.auxiliaryHead(stages.get(2));
    return Head.classify(g, "fc", g.globalPool(fused), options, 0.5);
  }
}

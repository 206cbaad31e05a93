package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;

/** TPN's pyramid over two levels of a backbone. */
final class TpnNeck {

  private static final int GROUPS = 32;

  private final GraphBuilder g;
  private final NetworkOptions options;
  private final int width;

  /** Positions in time that the first level keeps; the second keeps one. */
  private final int tempo;

  TpnNeck(GraphBuilder g, NetworkOptions options) {
    this.g = g;
    this.options = options;
    this.width = 16 * options.integer("width", 64);
    this.tempo = options.integer("tempo", 1);
    options.requireFramesInSteps(tempo);
  }

  Value fuse(Value low, Value high) {
    Value first = tempo(g.in("temporal_modulation_ops.0"), halved(low), options.frames() / tempo);
    Value second = tempo(g.in("temporal_modulation_ops.1"), high, options.frames());
    Value down = g.add(first, second);
    Value topDown = levels(g.in("level_fusion_op2"), down, second);
    // The bottom-up path starts from the level the top-down path already changed.
    Value up = g.add(second, pooled(g.in("downsampling_ops.0"), down));
    Value bottomUp = levels(g.in("level_fusion_op"), down, up);
    Value both = g.concat(topDown, bottomUp);
    return g.convNormRelu(
        "pyramid_fusion_op.0", "pyramid_fusion_op.1", both, 2 * width, kernel(1, 1, 1));
  }

  /** Checkpoints hold it; neither inference nor training runs it upstream. */
  void auxiliaryHead(Value low) {
    GraphBuilder head = g.in("aux_head");
    Value x = halved(head, "convs.conv", "convs.bn", low);
    head.linear("fc", head.globalPool(x), options.classes());
  }

  private Value halved(Value low) {
    GraphBuilder spatial = g.in("spatial_modulation.spatial_modulation.0.0");
    return halved(spatial, "conv", "bn", low);
  }

  private Value halved(GraphBuilder in, String conv, String norm, Value low) {
    return in.convNormRelu(conv, norm, low, 2 * width, same(1, 3, 3).stride(1, 2, 2));
  }

  private Value tempo(GraphBuilder in, Value x, int scale) {
    Value mixed = in.conv("conv", x, new Op.Conv(width, same(3, 1, 1), GROUPS, false));
    return in.maxPool(mixed, everyFrames(scale));
  }

  private Value pooled(GraphBuilder in, Value x) {
    return in.maxPool(in.conv("conv", x, width, same(3, 1, 1)), everyFrames(tempo));
  }

  private Value levels(GraphBuilder in, Value first, Value second) {
    Value a = level(in.in("ops.0"), in.maxPool(first, everyFrames(tempo)));
    Value b = level(in.in("ops.1"), second);
    return in.convNormRelu(
        "fusion_conv.0", "fusion_conv.1", in.concat(a, b), 2 * width, kernel(1, 1, 1));
  }

  private Value level(GraphBuilder in, Value x) {
    Value y = in.conv("conv", x, new Op.Conv(width, kernel(1, 1, 1), GROUPS, false));
    return in.relu(in.batchNorm("norm", y));
  }

  private static Window everyFrames(int count) {
    return kernel(count, 1, 1).stride(count, 1, 1).roundingUp();
  }
}

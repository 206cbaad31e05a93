package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SlowFast (arXiv 1812.03982): a slow pathway that sees every alpha-th frame and a fast one, an
 * eighth as wide, that sees all and feeds the slow one.
 *
 * <p>The clip is the fast pathway's. The slow one takes the first frame of every alpha, or the last
 * where MXNet's checkpoints were trained so. With the setting {@code packed} the slow pathway's
 * frames follow the fast one's in the clip, as MXNet's loader put them.
 */
public final class SlowFast implements Family {

  private static final int FAST_PART = 8;

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width", "alpha", "lateral", "temporal", "packed", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 64);
    int alpha = options.integer("alpha");
    options.requireFramesInSteps(packed(options) ? alpha + 1 : alpha);
    GraphBuilder g = new GraphBuilder(options.naming());
    Value clip = options.clip(g);
    List<Value> laterals = new ArrayList<>();
    Value fast = fast(g, fastFrames(g, clip, options), options, width / FAST_PART, laterals);
    Value slow = slow(g, slowFrames(g, clip, options), options, width, laterals);
    Value feature = g.concat(g.globalPool(slow), g.globalPool(fast));
    return Head.classify(g, "fc", feature, options, 0.5);
  }

  private static Value fastFrames(GraphBuilder g, Value clip, NetworkOptions options) {
    return packed(options) ? frames(g, clip, 0, fastCount(options), 1) : clip;
  }

  private static Value slowFrames(GraphBuilder g, Value clip, NetworkOptions options) {
    if (packed(options)) {
      return frames(g, clip, fastCount(options), options.frames(), 1);
    }
    int alpha = options.integer("alpha");
    int first = options.framework() == Framework.MXNET ? alpha - 1 : 0;
    return frames(g, clip, first, options.frames(), alpha);
  }

  private static Value frames(GraphBuilder g, Value clip, int start, int end, int step) {
    return g.apply(new Op.Slice(2, start, end, step), clip);
  }

  private static boolean packed(NetworkOptions options) {
    return options.integer("packed", 0) == 1;
  }

  /** Frames of the fast pathway in a clip that holds both pathways' frames. */
  private static int fastCount(NetworkOptions options) {
    int alpha = options.integer("alpha");
    return options.frames() * alpha / (alpha + 1);
  }

  private static Value fast(
      GraphBuilder g, Value x, NetworkOptions options, int width, List<Value> laterals) {
    x = stem(g, "fast", x, width, same(5, 7, 7));
    laterals.add(lateral(g, "lateral_p1", x, options));
    for (int stage = 0; stage < 4; stage++) {
      x = stage(g, "fast_res" + (stage + 2), x, stage, options, width, 0);
      if (stage < 3) {
        laterals.add(lateral(g, "lateral_res" + (stage + 2), x, options));
      }
    }
    return x;
  }

  private static Value slow(
      GraphBuilder g, Value x, NetworkOptions options, int width, List<Value> laterals) {
    x = stem(g, "slow", x, width, same(1, 7, 7));
    for (int stage = 0; stage < 4; stage++) {
      x = g.concat(x, laterals.get(stage));
      x = stage(g, "slow_res" + (stage + 2), x, stage, options, width, 2);
    }
    return x;
  }

  private static Value stem(GraphBuilder g, String pathway, Value x, int width, Window window) {
    x = g.convNormRelu(pathway + "_conv1", pathway + "_bn1", x, width, window.stride(1, 2, 2));
    return g.maxPool(x, same(1, 3, 3).stride(1, 2, 2));
  }

  private static Value lateral(GraphBuilder g, String name, Value x, NetworkOptions options) {
    Window window = same(options.integer("lateral"), 1, 1).stride(options.integer("alpha"), 1, 1);
    return g.convNormRelu(name + ".0", name + ".1", x, 2 * x.channels(), window);
  }

  /**
   * @param mixing the first stage whose blocks mix time
   */
  private static Value stage(
      GraphBuilder g,
      String name,
      Value x,
      int stage,
      NetworkOptions options,
      int width,
      int mixing) {
    int planes = ResNet.planes(width, stage);
    int depth = options.integer("depth");
    int blocks = ResNet.blocks(depth).get(stage);
    int temporal = stage == 2 ? options.integer("temporal", blocks) : blocks;
    return ResNet.stage(
        g,
        name,
        x,
        stage,
        depth,
        (b, y, i, s) -> {
          Window first = stage >= mixing && i < temporal ? same(3, 1, 1) : kernel(1, 1, 1);
          return ResNet.bottleneck(b, y, planes, first, same(1, 3, 3).stride(1, s, s));
        });
  }
}

package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Naming;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.List;
import java.util.Set;

/**
 * I3D (arXiv 1705.07750) on ResNet, inflated in every other block, with 0, 5 or 10 non-local blocks
 * (arXiv 1711.07971).
 */
public final class I3d implements Family {

  @Override
  public Set<String> settings() {
    return Set.of("depth", "width", "nonlocal", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    int width = options.integer("width", 64);
    GraphBuilder g = new GraphBuilder(naming(options));
    Value x = options.clip(g);
    x = g.convNormRelu("first_stage.0", "first_stage.1", x, width, same(5, 7, 7).stride(2, 2, 2));
    x = g.maxPool(x, same(1, 3, 3).stride(2, 2, 2));
    x = stage(g, x, 0, options, width);
    x = g.maxPool(x, kernel(2, 1, 1).stride(2, 1, 1));
    for (int stage = 1; stage < 4; stage++) {
      x = stage(g, x, stage, options, width);
    }
    return Head.classify(g, "fc", g.globalPool(x), options, 0.5);
  }

  private static Naming naming(NetworkOptions options) {
    return options.framework() == Framework.MXNET
        ? options.naming().storing(I3dNames::mxnet)
        : options.naming().storing(I3dNames::torch);
  }

  private static Value stage(
      GraphBuilder g, Value x, int stage, NetworkOptions options, int width) {
    int depth = options.integer("depth");
    if (!ResNet.bottlenecks(depth)) {
      throw new IllegalArgumentException("I3D takes depth 50, 101 or 152, not " + depth);
    }
    Set<Integer> nonLocal = nonLocal(options.integer("nonlocal", 0), depth, stage);
    return ResNet.stage(
        g,
        "res_layers." + stage,
        x,
        stage,
        depth,
        (b, y, i, s) -> {
          Window first = inflated(stage, i) ? same(3, 1, 1) : kernel(1, 1, 1);
          Window middle = same(1, 3, 3).stride(1, s, s);
          y = ResNet.bottleneck(b, y, ResNet.planes(width, stage), first, middle);
          return nonLocal.contains(i) ? NonLocal.grow(b.in("nonlocal_block"), y) : y;
        });
  }

  private static boolean inflated(int stage, int block) {
    return switch (stage) {
      case 0 -> true;
      case 3 -> block % 2 == 1;
      default -> block % 2 == 0;
    };
  }

  /** The blocks of a stage that a non-local block follows. */
  private static Set<Integer> nonLocal(int count, int depth, int stage) {
    if (count == 0 || stage == 0 || stage == 3) {
      return Set.of();
    }
    return switch (count + " in stage " + stage + " of " + depth) {
      case "5 in stage 1 of 50", "5 in stage 1 of 101" -> Set.of(1, 3);
      case "5 in stage 2 of 50" -> Set.of(1, 3, 5);
      case "5 in stage 2 of 101" -> Set.of(6, 13, 20);
      case "10 in stage 1 of 50", "10 in stage 1 of 101" -> Set.of(0, 1, 2, 3);
      case "10 in stage 2 of 50" -> Set.of(0, 1, 2, 3, 4, 5);
      case "10 in stage 2 of 101" -> Set.of(2, 6, 10, 14, 18, 22);
      default ->
          throw new IllegalArgumentException(
              "non-local blocks come as 5 or 10 in depth 50 or 101, not " + List.of(count, depth));
    };
  }
}

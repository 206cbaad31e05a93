package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Naming;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.List;

/** What Inception networks are put together from, flat or inflated. */
record InceptionLayers(GraphBuilder g, Inflation inflation, int width) {

  /** A convolution in 2-D words; planes are for the published width of 64. */
  record Conv(int planes, Window window) {}

  /** A convolution padded to keep the size. */
  static Conv conv(int planes, int... kernel) {
    return new Conv(planes, same(kernel));
  }

  /** Layers that see every frame alone. */
  static InceptionLayers flat(NetworkOptions options) {
    return on(options, options.naming(), Inflation.FLAT);
  }

  /** Layers that see time as they see space; checkpoints hold the classifier twice. */
  static InceptionLayers inflated(NetworkOptions options) {
    Naming twice =
        options
            .naming()
            .storing(path -> path.equals("output") ? List.of("head.1", path) : List.of(path));
    return on(options, twice, Inflation.OVER_TIME);
  }

  private static InceptionLayers on(NetworkOptions options, Naming naming, Inflation inflation) {
    GraphBuilder g = new GraphBuilder(naming, new Op.BatchNorm(1e-3, 0.1));
    return new InceptionLayers(g, inflation, options.integer("width", 64));
  }

  InceptionLayers in(String name) {
    return new InceptionLayers(g.in(name), inflation, width);
  }

  /** A convolution, its batch normalisation and ReLU, under {@code name.0} and {@code name.1}. */
  Value unit(String name, Value x, Conv conv) {
    int planes = Math.max(1, conv.planes() * width / 64);
    return g.convNormRelu(name + ".0", name + ".1", x, planes, inflation.window(conv.window()));
  }

  /** Units named {@code branch.0}, {@code branch.1}, … */
  Value chain(String branch, Value x, Conv... convs) {
    for (int i = 0; i < convs.length; i++) {
      x = unit(branch + "." + i, x, convs[i]);
    }
    return x;
  }

  /** A branch that pools, then projects; the pooling is its layer 0. */
  Value maxPooled(String branch, Value x, int planes) {
    Window window = inflation.window(same(3, 3));
    return unit(branch + ".1", g.maxPool(x, window), conv(planes, 1, 1));
  }

  Value averaged(String branch, Value x, int planes) {
    Op pool = new Op.AvgPool(inflation.window(same(3, 3)), true);
    return unit(branch + ".1", g.apply(pool, x), conv(planes, 1, 1));
  }
}

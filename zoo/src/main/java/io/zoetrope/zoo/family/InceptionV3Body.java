package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.family.InceptionLayers.conv;
import static io.zoetrope.zoo.graph.Window.kernel;

import io.zoetrope.zoo.family.InceptionLayers.Conv;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;

/** Inception v3 before the classifier (arXiv 1512.00567, table 1 and figures 5 to 7). */
record InceptionV3Body(InceptionLayers layers) {

  private static final Window HALVED = kernel(3, 3).stride(2, 2);

  Value draw(Value x) {
    x = layers.unit("features.0", x, new Conv(32, HALVED));
    x = layers.unit("features.1", x, new Conv(32, kernel(3, 3)));
    x = layers.unit("features.2", x, conv(64, 3, 3));
    x = pool(x, 1);
    x = layers.unit("features.4", x, conv(80, 1, 1));
    x = layers.unit("features.5", x, new Conv(192, kernel(3, 3)));
    x = pool(x, 1);
    x = square(at(7), x, 32);
    x = square(at(8), x, 64);
    x = square(at(9), x, 64);
    x = halving(at(10), x);
    x = factored(at(11), x, 128);
    x = factored(at(12), x, 160);
    x = factored(at(13), x, 160);
    x = factored(at(14), x, 192);
    x = factoredHalving(at(15), x);
    x = widened(at(16), x);
    return widened(at(17), x);
  }

  private InceptionLayers at(int layer) {
    return layers.in("features." + layer);
  }

  private Value pool(Value x, int timeStride) {
    return layers.g().maxPool(x, layers.inflation().window(HALVED, timeStride));
  }

  /** Module A. */
  private static Value square(InceptionLayers in, Value x, int pooled) {
    return in.g()
        .concat(
            in.chain("0", x, conv(64, 1, 1)),
            in.chain("1", x, conv(48, 1, 1), conv(64, 5, 5)),
            in.chain("2", x, conv(64, 1, 1), conv(96, 3, 3), conv(96, 3, 3)),
            in.averaged("3", x, pooled));
  }

  /** Module B. */
  private Value halving(InceptionLayers in, Value x) {
    return in.g()
        .concat(
            in.chain("0", x, new Conv(384, HALVED)),
            in.chain("1", x, conv(64, 1, 1), conv(96, 3, 3), new Conv(96, HALVED)),
            pool(x, 2));
  }

  /** Module C. */
  private static Value factored(InceptionLayers in, Value x, int planes) {
    return in.g()
        .concat(
            in.chain("0", x, conv(192, 1, 1)),
            in.chain("1", x, conv(planes, 1, 1), conv(planes, 1, 7), conv(192, 7, 1)),
            in.chain(
                "2",
                x,
                conv(planes, 1, 1),
                conv(planes, 7, 1),
                conv(planes, 1, 7),
                conv(planes, 7, 1),
                conv(192, 1, 7)),
            in.averaged("3", x, 192));
  }

  /** Module D. */
  private Value factoredHalving(InceptionLayers in, Value x) {
    return in.g()
        .concat(
            in.chain("0", x, conv(192, 1, 1), new Conv(320, HALVED)),
            in.chain(
                "1", x, conv(192, 1, 1), conv(192, 1, 7), conv(192, 7, 1), new Conv(192, HALVED)),
            pool(x, 2));
  }

  /** Module E. */
  private static Value widened(InceptionLayers in, Value x) {
    GraphBuilder g = in.g();
    Value one = in.chain("1.0", x, conv(384, 1, 1));
    Value two = in.chain("2.0", x, conv(448, 1, 1), conv(384, 3, 3));
    return g.concat(
        in.chain("0", x, conv(320, 1, 1)),
        g.concat(in.chain("1.1.0", one, conv(384, 1, 3)), in.chain("1.1.1", one, conv(384, 3, 1))),
        g.concat(in.chain("2.1.0", two, conv(384, 1, 3)), in.chain("2.1.1", two, conv(384, 3, 1))),
        in.averaged("3", x, 192));
  }
}

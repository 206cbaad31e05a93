package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.graph.Window.kernel;

import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import java.util.List;

/**
 * A non-local block (arXiv 1711.07971), embedded Gaussian with the dot products scaled by the root
 * of their length: every position of the clip is a mean of all, weighted by likeness.
 */
final class NonLocal {

  /** As in GluonCV's PyTorch port, whose 0.9 is MXNet's momentum, the complement of PyTorch's. */
  private static final Op.BatchNorm NORM = new Op.BatchNorm(1e-5, 0.9);

  private static final Op SWAP = new Op.Transpose(List.of(0, 2, 1));

  private NonLocal() {}

  static Value grow(GraphBuilder g, Value x) {
    int inner = x.channels() / 2;
    Value theta = g.apply(SWAP, positions(g, "theta", x, inner));
    Value phi = positions(g, "phi", x, inner);
    Value values = g.apply(SWAP, positions(g, "g", x, inner));
    Value likeness =
        g.apply(new Op.Scale(1 / Math.sqrt(inner)), g.apply(new Op.MatMul(), theta, phi));
    Value mixed = g.apply(new Op.MatMul(), g.apply(new Op.Softmax(), likeness), values);
    Value y = g.apply(new Op.UnflattenLike(), g.apply(SWAP, mixed), x);
    return g.add(g.batchNorm("bn", embed(g, "W", y, x.channels()), NORM), x);
  }

  /** N,C,T·H·W. */
  private static Value positions(GraphBuilder g, String name, Value x, int channels) {
    return g.apply(new Op.Flatten(2), embed(g, name, x, channels));
  }

  private static Value embed(GraphBuilder g, String name, Value x, int channels) {
    return g.conv(name, x, new Op.Conv(channels, kernel(1, 1, 1), 1, true));
  }
}

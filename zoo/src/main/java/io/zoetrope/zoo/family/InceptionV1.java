package io.zoetrope.zoo.family;

import static io.zoetrope.zoo.family.InceptionLayers.conv;
import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * TSN on GoogLeNet (arXiv 1409.4842) with batch normalisation, and with 3x3 in place of 5x5 as
 * GluonCV builds it.
 */
public final class InceptionV1 implements Family {

  /** Planes of the branches: 1x1; reduced, 3x3; reduced, second 3x3; pooled. */
  private static final int[][][] MODULES = {
    {{64, 96, 128, 16, 32, 32}, {128, 128, 192, 32, 96, 64}},
    {
      {192, 96, 208, 16, 48, 64},
      {160, 112, 224, 24, 64, 64},
      {128, 128, 256, 24, 64, 64},
      {112, 144, 288, 32, 64, 64},
      {256, 160, 320, 32, 128, 128}
    },
    {{256, 160, 320, 32, 128, 128}, {384, 192, 384, 48, 128, 128}}
  };

  @Override
  public Set<String> settings() {
    return Set.of("width", "dropout");
  }

  @Override
  public Graph draw(NetworkOptions options) {
    InceptionLayers layers = InceptionLayers.flat(options);
    Window pool = kernel(3, 3).stride(2, 2).roundingUp();
    Value x =
        body(
            layers,
            PerFrame.images(layers.g(), options),
            names(),
            List.of(pool, pool, pool, kernel(2, 2).stride(2, 2)));
    return PerFrame.classify(layers.g(), "output", layers.g().globalPool(x), options);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("conv1", "conv2", "conv3"));
    for (String module : List.of("3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b")) {
      names.add("inception" + module);
    }
    return names;
  }

  /**
   * Everything before the classifier.
   *
   * @param names of three convolutions and nine modules
   * @param pools after the first convolution, the third, and before modules 4a and 5a
   */
  static Value body(InceptionLayers layers, Value x, List<String> names, List<Window> pools) {
    Iterator<String> name = names.iterator();
    Iterator<Window> pool = pools.iterator();
    x = layers.unit(name.next(), x, new InceptionLayers.Conv(64, same(7, 7).stride(2, 2)));
    x = layers.g().maxPool(x, pool.next());
    x = layers.unit(name.next(), x, conv(64, 1, 1));
    x = layers.unit(name.next(), x, conv(192, 3, 3));
    for (int[][] stage : MODULES) {
      x = layers.g().maxPool(x, pool.next());
      for (int[] planes : stage) {
        x = module(layers.in(name.next()), x, planes);
      }
    }
    return x;
  }

  private static Value module(InceptionLayers layers, Value x, int[] planes) {
    return layers
        .g()
        .concat(
            layers.chain("0", x, conv(planes[0], 1, 1)),
            layers.chain("1", x, conv(planes[1], 1, 1), conv(planes[2], 3, 3)),
            layers.chain("2", x, conv(planes[3], 1, 1), conv(planes[4], 3, 3)),
            layers.maxPooled("3", x, planes[5]));
  }
}

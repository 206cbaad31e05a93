package io.zoetrope.zoo.weights;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.testkit.Formula;
import java.util.LinkedHashMap;
import java.util.Map;

/** The network in the reference checkpoints: TSN on ResNet-18, an eighth as wide, ten classes. */
final class SmallResNet {
  static final ModelSpec SPEC = Catalogue.standard().get("resnet18_v1b_kinetics400");
  static final NetworkOptions OPTIONS =
      SPEC.options().with("width", 8).classes(10).frames(3).size(64);
  static final Formula FORMULA = new Formula(1);
  static final Weights WEIGHTS = FORMULA.weights(graph(), 0.8);

  private SmallResNet() {}

  /** Its tensors by PyTorch's names. */
  static Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (Parameter parameter : graph().parameters()) {
      shapes.put(parameter.name(), parameter.shape().toArray());
    }
    return shapes;
  }

  private static Graph graph() {
    return SPEC.graph(OPTIONS);
  }
}

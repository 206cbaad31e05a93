package io.zoetrope.training.block;

import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a parameter's tensor under any of the keys checkpoints hold it by. */
public final class Names {
  private Names() {}

  public static Optional<Tensor> find(Parameter parameter, Weights weights) {
    return Stream.concat(Stream.of(parameter.name()), parameter.aliases().stream())
        .filter(weights::contains)
        .findFirst()
        .map(weights::get);
  }
}

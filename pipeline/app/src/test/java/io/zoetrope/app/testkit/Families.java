package io.zoetrope.app.testkit;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Models that stand for their families. */
public final class Families {
  private Families() {}

  /** The cheapest model of every family that has labels of its own. */
  public static List<String> cheapest() {
    return Catalogue.standard().models().stream()
        .filter(model -> !model.labels().equals(ModelSpec.CUSTOM))
        .collect(
            Collectors.toMap(
                ModelSpec::family,
                model -> model,
                BinaryOperator.minBy(
                    Comparator.comparingDouble(model -> Cost.of(model.graph()).gmacs()))))
        .values()
        .stream()
        .map(ModelSpec::name)
        .sorted()
        .toList();
  }
}

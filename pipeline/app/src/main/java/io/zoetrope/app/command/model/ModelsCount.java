package io.zoetrope.app.command.model;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.catalogue.Published;
import io.zoetrope.zoo.cost.Cost;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Parameters and multiply-accumulates, beside GluonCV's published ones. */
@Command(
    name = "count",
    description = {
      "Count parameters and multiply-accumulates.",
      "The published figures are GluonCV's; it counted layers that a checkpoint names twice twice,"
          + " and no attention. 'as published' counts its way, 'true' counts everything once."
    },
    mixinStandardHelpOptions = true)
final class ModelsCount implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Models; without any, all that GluonCV published figures of.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    System.out.printf(
        "%-40s %32s   %32s%n", "", "parameters, millions", "multiply-accumulates, billions");
    System.out.printf(
        "%-40s %10s %12s %8s   %10s %12s %8s%n",
        "model", "published", "as published", "true", "published", "as published", "true");
    models().forEach(ModelsCount::print);
    return 0;
  }

  private Collection<ModelSpec> models() {
    Catalogue catalogue = Catalogue.standard();
    return names.isEmpty()
        ? catalogue.models().stream().filter(model -> model.published().isPresent()).toList()
        : names.stream().map(catalogue::get).toList();
  }

  private static void print(ModelSpec model) {
    var graph = model.graph(model.measured());
    Cost theirs = Cost.asPublished(graph);
    Cost ours = Cost.of(graph);
    System.out.printf(
        "%-40s %10s %12s %8s   %10s %12s %8s%n",
        model.name(),
        model.published().map(Published::parameters).map(ModelsCount::figure).orElse("–"),
        figure(theirs.parameters() / 1e6),
        figure(ours.parameters() / 1e6),
        model.published().map(Published::gmacs).map(ModelsCount::figure).orElse("–"),
        figure(theirs.gmacs()),
        figure(ours.gmacs()));
    model
        .published()
        .flatMap(published -> model.note())
        .ifPresent(n -> System.out.println("  " + n));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}

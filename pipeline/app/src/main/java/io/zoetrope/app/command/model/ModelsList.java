package io.zoetrope.app.command.model;

import io.zoetrope.app.command.Json;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which model should one use? */
@Command(
    name = "list",
    description = "The catalogue, filtered and sorted.",
    mixinStandardHelpOptions = true)
final class ModelsList implements Callable<Integer> {
  @Option(names = "--family", paramLabel = "NAME", description = "Only this family, such as tsn.")
  private String family;

  @Option(
      names = "--labels",
      paramLabel = "NAME",
      description = "Only models of this data set, such as kinetics400.")
  private String labels;

  @Option(
      names = "--max-gmacs",
      paramLabel = "N",
      description = "Only models whose clip costs at most N billion multiply-accumulates.")
  private double maxGmacs = Double.POSITIVE_INFINITY;

  @Option(
      names = "--sort",
      paramLabel = "BY",
      description = "${COMPLETION-CANDIDATES}; the best first. Default: the catalogue's order.")
  private Order order;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  private enum Order {
    top1,
    gmacs,
    parameters,
    name;

    Comparator<ModelRow> comparator() {
      return switch (this) {
        case top1 -> Comparator.comparingDouble(row -> -row.top1().orElse(0.0));
        case gmacs -> Comparator.comparingDouble(ModelRow::gmacs);
        case parameters -> Comparator.comparingDouble(ModelRow::parametersMillions);
        case name -> Comparator.comparing(ModelRow::name);
      };
    }
  }

  @Override
  public Integer call() {
    requireKnown("--family", family, ModelSpec::family);
    requireKnown("--labels", labels, ModelSpec::labels);
    Stream<ModelRow> found =
        Catalogue.standard().models().stream()
            .filter(this::isListed)
            .map(ModelRow::of)
            .filter(row -> row.gmacs() <= maxGmacs);
    List<ModelRow> rows = (order == null ? found : found.sorted(order.comparator())).toList();
    if (json) {
      rows.forEach(row -> System.out.println(Json.line(row)));
    } else if (rows.isEmpty()) {
      System.err.println("no model of the catalogue is like that");
    } else {
      print(rows);
    }
    return 0;
  }

  private boolean isListed(ModelSpec model) {
    return (family == null || family.equals(model.family()))
        && (labels == null || labels.equals(model.labels()));
  }

  /** A misspelt name is not an empty list. */
  private void requireKnown(String option, String value, Function<ModelSpec, String> of) {
    List<String> known = Catalogue.standard().models().stream().map(of).distinct().toList();
    if (value != null && !known.contains(value)) {
      throw new IllegalArgumentException(
          "%s %s: there are %s".formatted(option, value, String.join(", ", known)));
    }
  }

  private static void print(List<ModelRow> rows) {
    System.out.printf(
        "%-42s %-18s %-9s %5s %8s %8s %6s%n",
        "model", "family", "clip", "crop", "params M", "GMACs", "top-1");
    for (ModelRow row : rows) {
      System.out.printf(
          Locale.ROOT,
          "%-42s %-18s %-9s %5d %8.2f %8.2f %6s%n",
          row.name(),
          row.family(),
          row.frames() + "x" + row.stride(),
          row.crop(),
          row.parametersMillions(),
          row.gmacs(),
          row.top1().map(top1 -> "%.2f".formatted(top1)).orElse("–"));
    }
  }
}

package io.zoetrope.zoo.measure;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue as a page for people: which model to take, and what is known of each. */
public final class ModelsPage {

  private static final String INTRODUCTION =
      """
      # Models

      Every video action recognition model of GluonCV 0.9, from its PyTorch and its MXNet side. This page is generated from
      the catalogue (`zoo/src/main/resources/io/zoetrope/zoo/catalogue/models.yaml`); do not edit it.

      ![Accuracy against cost](models.svg)

      - **Clip** is frames × step at 30 frames per second, then the side of the square input. Networks over segments (TSN)
        see one frame per segment.
      - **Top-1** is GluonCV's published accuracy in percent, PyTorch's where there is one, MXNet's otherwise.
      - **GMACs** are multiply-accumulates of one clip, in billions: convolutions, batch normalisations, full layers, average
        pools and attention; for networks over segments, of one frame.
      - **Parameters** are counted once, in millions, with auxiliary heads that checkpoints hold.

      """;

  private ModelsPage() {}

  public static String of(Catalogue catalogue) {
    Map<String, List<ModelSpec>> families =
        catalogue.models().stream()
            .collect(
                Collectors.groupingBy(ModelSpec::family, LinkedHashMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder(INTRODUCTION);
    families.values().forEach(models -> family(page, models));
    notes(page, catalogue);
    return page.toString();
  }

  private static void family(StringBuilder page, List<ModelSpec> models) {
    ModelSpec first = models.get(0);
    page.append("## ").append(first.entry().title()).append("\n\n");
    page.append("Paper: ").append(paper(first.entry().paper())).append("\n\n");
    page.append("| model | classes | clip | top-1 | GMACs | parameters, M | weights |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    models.forEach(model -> page.append(row(model)));
    page.append('\n');
  }

  private static String row(ModelSpec model) {
    Cost cost = Cost.of(model.graph(model.measured()));
    String weights =
        model.weights().stream()
            .map(source -> source.framework().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.3f | %.3f | %s |\n",
        model.name() + model.note().map(note -> " *").orElse(""),
        model.labels().equals("custom") ? "yours" : model.labels() + ", " + model.classes(),
        model.clip().frames() + "×" + model.clip().stride() + ", " + model.crop() + "²",
        model.top1().map(String::valueOf).orElse("–"),
        cost.gmacs(),
        cost.millions(),
        weights.isEmpty() ? "–" : weights);
  }

  private static void notes(StringBuilder page, Catalogue catalogue) {
    page.append("## * What the published figures get wrong\n\n");
    Map<String, List<String>> byNote = new LinkedHashMap<>();
    for (ModelSpec model : catalogue.models()) {
      model
          .note()
          .ifPresent(
              note ->
                  byNote
                      .computeIfAbsent(note, n -> new ArrayList<>())
                      .add("`" + model.name() + "`"));
    }
    byNote.forEach(
        (note, models) ->
            page.append("- ")
                .append(String.join(", ", models))
                .append(": ")
                .append(note)
                .append('\n'));
  }

  private static String paper(String paper) {
    String number = paper.substring(paper.indexOf(' ') + 1);
    return "[" + paper + "](https://arxiv.org/abs/" + number + ")";
  }
}

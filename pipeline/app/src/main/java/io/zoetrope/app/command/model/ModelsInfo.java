package io.zoetrope.app.command.model;

import io.zoetrope.app.command.Json;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.catalogue.WeightSource;
import io.zoetrope.zoo.cost.Cost;
import io.zoetrope.zoo.pack.ModelCard;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All the catalogue knows of a model. */
@Command(
    name = "info",
    description = "What a model is, sees and costs, and where its weights are.",
    mixinStandardHelpOptions = true)
final class ModelsInfo implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "A model of the catalogue.")
  private String name;

  @Option(names = "--json", description = "What 'models list --json' says of it.")
  private boolean json;

  @Override
  public Integer call() {
    ModelSpec model = Catalogue.standard().get(name);
    if (json) {
      System.out.println(Json.line(ModelRow.of(model)));
      return 0;
    }
    Cost cost = Cost.of(model.graph());
    fact("model", model.name());
    fact("family", model.entry().title() + ", " + model.entry().paper());
    fact(
        "classes",
        model.labels().equals(ModelSpec.CUSTOM)
            ? "yours"
            : model.classes() + " of " + model.labels());
    fact("clip", clip(model));
    fact("input", "%1$d x %1$d from %2$s".formatted(model.crop(), resized(model.resize())));
    fact("parameters", format("%.3f million", cost.parameters() / 1e6));
    fact("cost", format("%.3f billion multiply-accumulates a clip", cost.gmacs()));
    model.top1().ifPresent(top1 -> fact("top-1", format("%.2f %%, as published", top1)));
    for (WeightSource weights : model.weights()) {
      fact(weights.framework().name().toLowerCase(Locale.ROOT), weights.url().toString());
      fact("", weights.check());
    }
    model.note().ifPresent(note -> fact("note", note));
    return 0;
  }

  private static String clip(ModelSpec model) {
    return "%d frames, %d apart at 30 fps: %.2f s"
        .formatted(
            model.clip().frames(),
            model.clip().stride(),
            model.clip().frames() * model.clip().interval().seconds());
  }

  private static String resized(ModelCard.Resize resize) {
    return resize instanceof ModelCard.Resize.Exact exact
        ? exact.width() + " x " + exact.height()
        : "a short side of " + ((ModelCard.Resize.ShortSide) resize).size();
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static void fact(String name, String value) {
    System.out.printf("%-11s %s%n", name, value);
  }
}

package io.zoetrope.app.command.model;

import io.zoetrope.app.model.WeightCache;
import io.zoetrope.app.report.LateBar;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.export.PublishedWeights;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches published weights into the cache. */
@Command(
    name = "pull",
    description = "Fetch published weights into the cache; resumes where it was interrupted.",
    mixinStandardHelpOptions = true)
final class ModelsPull implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Models of the catalogue.")
  private List<String> names;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "A base with the same paths as the published servers.")
  private URI mirror;

  @Override
  public Integer call() {
    List<ModelSpec> models = names.stream().map(Catalogue.standard()::get).toList();
    PublishedWeights weights = WeightCache.remote(mirror);
    for (ModelSpec model : models) {
      try (var bar = new LateBar(model.name(), "MB")) {
        weights.fetch(model, (done, all) -> bar.to(done >> 20, all >> 20)); // unknown stays below 0
      }
      System.err.println(model.name() + ": checked by " + model.weights().get(0).check());
    }
    return 0;
  }
}

package io.zoetrope.training.config;

import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.CatalogueException;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.pass.MotionInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network to train.
 *
 * @param catalogue a model of the catalogue
 * @param settings what differs from it, such as {@code width: 8}
 * @param motion whether it also sees how each frame differs from the one before
 * @param weights a checkpoint or a model package's folder to start from; a head of other classes is
 *     replaced; default: seeded
 */
public record ModelChoice(
    String catalogue, Map<String, Number> settings, boolean motion, Path weights) {
  public ModelChoice {
    Require.given(catalogue, "catalogue");
    requireListed(catalogue);
    settings = settings == null ? Map.of() : Map.copyOf(settings);
  }

  private static void requireListed(String model) {
    try {
      Catalogue.standard().get(model);
    } catch (CatalogueException e) {
      throw new IllegalArgumentException("catalogue: " + e.getMessage(), e);
    }
  }

  public ModelSpec spec() {
    return Catalogue.standard().get(catalogue);
  }

  public Graph draw(ClipSize clip, int classes) {
    NetworkOptions listed = spec().options();
    Map<String, Number> all = new TreeMap<>(listed.settings());
    all.putAll(settings);
    int frames = motion ? clip.frames() - 1 : clip.frames();
    NetworkOptions options =
        new NetworkOptions(listed.framework(), classes, frames, clip.height(), clip.width(), all);
    Graph graph = spec().graph(options);
    return motion ? MotionInput.of(graph) : graph;
  }
}

package io.zoetrope.training.testkit;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A narrow network of a family for small clips, of few classes. */
public record SmallNetwork(String family, Graph graph) {
  public static final int CLASSES = 5;

  /** Halve their input so often that smaller ones leave nothing. */
  private static final Map<String, Integer> SIZES =
      Map.of("inception_v3", 96, "i3d_inception_v3", 96, "c3d", 112, "vgg", 32);

  private static final Set<String> SHORTEST = Set.of("tpn");

  /** One of every family of the catalogue. */
  public static List<SmallNetwork> all() {
    Map<String, SmallNetwork> first = new LinkedHashMap<>();
    Catalogue.standard().models().stream()
        .filter(spec -> !first.containsKey(spec.family()))
        .forEach(spec -> first.put(spec.family(), draw(spec)));
    return List.copyOf(first.values());
  }

  public static SmallNetwork of(String model) {
    return draw(Catalogue.standard().get(model));
  }

  private static SmallNetwork draw(ModelSpec spec) {
    NetworkOptions options =
        spec.options()
            .classes(CLASSES)
            .size(SIZES.getOrDefault(spec.family(), 32))
            .with("width", 8);
    if (spec.network().getOrDefault("depth", 0).intValue() > 50) {
      options = options.with("depth", 50);
    }
    int shortest = SHORTEST.contains(spec.family()) ? 8 : 16;
    int frames = Math.min(shortest, spec.clip().frames());
    return new SmallNetwork(spec.family(), spec.graph(options.frames(frames)));
  }

  @Override
  public String toString() {
    return family;
  }
}

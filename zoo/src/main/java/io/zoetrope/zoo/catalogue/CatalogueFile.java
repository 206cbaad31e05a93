package io.zoetrope.zoo.catalogue;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlNode;
import io.zoetrope.yaml.YamlReader;
import io.zoetrope.yaml.YamlText;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;
import io.zoetrope.zoo.weights.Hash;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The layout of {@code models.yaml}. */
record CatalogueFile(
    Map<String, String> stores,
    Map<String, Integer> labels,
    Map<String, FamilyEntry> families,
    List<Row> models) {

  /** Of the videos that every model here was trained on. */
  private static final Rational VIDEO_FPS = Rational.of(30);

  CatalogueFile {
    stores = stores == null ? Map.of() : stores;
    labels = labels == null ? Map.of() : labels;
    families = families == null ? Map.of() : families;
    models = models == null ? List.of() : models;
  }

  /** One model, as written. */
  record Row(
      String name,
      String family,
      Map<String, Number> network,
      String labels,
      Frames clip,
      int segments,
      Integer crop,
      ModelCard.Resize resize,
      Double top1,
      Published published,
      List<Weights> weights,
      String note) {
    Row {
      requireGiven("name", name);
      requireGiven("family", family);
      requireGiven("network", network);
      requireGiven("labels", labels);
      requireGiven("clip", clip);
      requireGiven("crop", crop);
      requireGiven("resize", resize);
      weights = weights == null ? List.of() : weights;
    }
  }

  /** A clip, as written: frames, and the step between them in frames of 30 fps video. */
  record Frames(int frames, int stride) {}

  /** One checkpoint, as written. */
  record Weights(Framework framework, String of, String sha1, String sha256, Double top1) {
    Weights {
      requireGiven("framework", framework);
      requireGiven("sha1", sha1);
      if (sha256 != null && sha256.length() != Hash.SHA256.digits()) {
        throw new IllegalArgumentException(
            "the key sha256 must have all its %d digits".formatted(Hash.SHA256.digits()));
      }
    }
  }

  /**
   * The models of a file, by name.
   *
   * @throws YamlException naming file, line and key of what is wrong
   */
  static Map<String, ModelSpec> read(YamlText yaml) {
    CatalogueFile file = new YamlReader().read(yaml, CatalogueFile.class);
    YamlNode root = yaml.root();
    Map<String, ModelSpec> specs = new LinkedHashMap<>();
    for (int i = 0; i < file.models().size(); i++) {
      Row row = file.models().get(i);
      var place = new Place(yaml.name(), root.at(List.of("models", i)), row.name());
      if (specs.put(row.name(), file.spec(row, place)) != null) {
        throw place.wrong("name", "is listed twice");
      }
    }
    return specs;
  }

  private ModelSpec spec(Row row, Place place) {
    return new ModelSpec(
        row.name(),
        row.family(),
        place.found(families, row.family(), "family"),
        Map.copyOf(row.network()),
        row.labels(),
        place.found(labels, row.labels(), "labels"),
        new ModelCard.Clip(row.clip().frames(), row.clip().stride(), VIDEO_FPS),
        Math.max(1, row.segments()),
        row.crop(),
        row.resize(),
        Optional.ofNullable(row.top1()),
        Optional.ofNullable(row.published()),
        row.weights().stream().map(weights -> source(weights, row.name(), place)).toList(),
        Optional.ofNullable(row.note()));
  }

  private WeightSource source(Weights weights, String name, Place place) {
    String model = weights.of() == null ? name : weights.of();
    String framework = weights.framework().name().toLowerCase(Locale.ROOT);
    String store = place.found(stores, framework, "weights");
    String url = store.replace("{name}", model).replace("{sha8}", weights.sha1().substring(0, 8));
    return new WeightSource(
        weights.framework(),
        model,
        weights.sha1(),
        Optional.ofNullable(weights.sha256()),
        weights.top1(),
        URI.create(url));
  }

  private static void requireGiven(String key, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("the key " + key + " is missing");
    }
  }

  /** Where a model stands in the file. */
  private record Place(String file, YamlNode row, String model) {
    <T> T found(Map<String, T> known, String name, String key) {
      T value = known.get(name);
      if (value == null) {
        throw wrong(key, "%s is unknown; there are %s".formatted(name, known.keySet()));
      }
      return value;
    }

    YamlException wrong(String key, String what) {
      return new YamlException(file, row.at(List.of(key)), "model " + model + ": " + what);
    }
  }
}

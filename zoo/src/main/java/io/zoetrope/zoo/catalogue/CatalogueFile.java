package io.zoetrope.zoo.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;
import java.io.IOException;
import java.io.InputStream;
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
      int crop,
      ModelCard.Resize resize,
      Double top1,
      Published published,
      List<Weights> weights,
      String note) {}

  /** A clip, as written: frames, and the step between them in frames of 30 fps video. */
  record Frames(int frames, int stride) {}

  /** One checkpoint, as written. */
  record Weights(Framework framework, String of, String sha1, Double top1) {}

  static CatalogueFile read(InputStream in, String source) {
    JsonMapper mapper =
        JsonMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try {
      return mapper.readValue(in, CatalogueFile.class);
    } catch (JsonProcessingException e) {
      throw new CatalogueException(source + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CatalogueException(source + " cannot be read: " + e.getMessage(), e);
    }
  }

  Map<String, ModelSpec> specs(String source) {
    Map<String, ModelSpec> specs = new LinkedHashMap<>();
    for (Row row : models) {
      if (specs.put(row.name(), spec(row, source)) != null) {
        throw new CatalogueException(source + ": " + row.name() + " is listed twice");
      }
    }
    return specs;
  }

  private ModelSpec spec(Row row, String source) {
    String where = source + ": model " + row.name();
    return new ModelSpec(
        row.name(),
        row.family(),
        found(families, row.family(), where + ": family"),
        Map.copyOf(row.network()),
        row.labels(),
        found(labels, row.labels(), where + ": labels"),
        new ModelCard.Clip(row.clip().frames(), row.clip().stride(), VIDEO_FPS),
        Math.max(1, row.segments()),
        row.crop(),
        row.resize(),
        Optional.ofNullable(row.top1()),
        Optional.ofNullable(row.published()),
        Optional.ofNullable(row.weights()).orElse(List.of()).stream()
            .map(weights -> source(weights, row.name(), where))
            .toList(),
        Optional.ofNullable(row.note()));
  }

  private WeightSource source(Weights weights, String name, String where) {
    String model = weights.of() == null ? name : weights.of();
    String store =
        found(stores, weights.framework().name().toLowerCase(Locale.ROOT), where + ": store");
    String url = store.replace("{name}", model).replace("{sha8}", weights.sha1().substring(0, 8));
    return new WeightSource(
        weights.framework(), model, weights.sha1(), weights.top1(), URI.create(url));
  }

  private static <T> T found(Map<String, T> known, String key, String what) {
    T value = known.get(key);
    if (value == null) {
      throw new CatalogueException(what + " " + key + " is unknown; there are " + known.keySet());
    }
    return value;
  }
}

package io.zoetrope.zoo.catalogue;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The models there are, by name, in the order they are listed. */
public final class Catalogue {

  private static final String STANDARD = "models.yaml";

  private final Map<String, ModelSpec> models;

  private Catalogue(Map<String, ModelSpec> models) {
    this.models = Collections.unmodifiableMap(models);
  }

  /** GluonCV 0.9's models. */
  public static Catalogue standard() {
    try (InputStream in = Catalogue.class.getResourceAsStream(STANDARD)) {
      return read(in, STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The models of a file laid out like the standard one.
   *
   * @param source what to call the file in errors
   * @throws YamlException when a row is wrong, naming its line and key
   */
  public static Catalogue read(InputStream yaml, String source) {
    try {
      return new Catalogue(CatalogueFile.read(YamlText.of(source, yaml.readAllBytes())));
    } catch (IOException e) {
      throw new CatalogueException(source + " cannot be read: " + e.getMessage(), e);
    }
  }

  public Collection<ModelSpec> models() {
    return models.values();
  }

  /**
   * The model of this name.
   *
   * @throws CatalogueException when there is no such model, naming those most like it
   */
  public ModelSpec get(String name) {
    ModelSpec spec = models.get(name);
    if (spec == null) {
      List<String> near = Spelling.nearest(name, models.keySet(), 3);
      throw new CatalogueException(
          "no model is called " + name + "; did you mean " + String.join(", ", near) + "?");
    }
    return spec;
  }
}

package io.zoetrope.zoo.pack;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlProblems;
import io.zoetrope.yaml.YamlSection;
import io.zoetrope.yaml.YamlText;
import io.zoetrope.yaml.YamlWriter;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.pack.ModelCard.Clip;
import io.zoetrope.zoo.pack.ModelCard.Crop;
import io.zoetrope.zoo.pack.ModelCard.Input;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code model.yaml}, read and written. */
final class CardFile {
  static final String NAME = "model.yaml";

  private CardFile() {}

  /** The card, or null when {@code defects} were noted. */
  static ModelCard parse(byte[] file, Defects defects) {
    var problems = new YamlProblems(NAME);
    try {
      return card(new YamlSection(YamlText.of(NAME, file).root(), problems));
    } catch (YamlException e) {
      defects.addAll(List.of(e.getMessage()));
      return null;
    } finally {
      defects.addAll(problems.all());
    }
  }

  private static ModelCard card(YamlSection root) {
    Integer format = root.integer("format");
    String name = root.text("name");
    String version = root.text("version");
    Boolean trained = root.flag("trained");
    String family = root.text("family");
    Clip clip = clip(root.section("clip"));
    Input input = input(root.section("input"));
    Resize resize = resize(root.section("resize"));
    Crop crop = root.oneOf("crop", Crop.class);
    Normalisation normalisation = normalisation(root.section("normalisation"));
    List<String> background = root.texts("background");
    Map<String, Object> metrics = root.free("metrics");
    Map<String, Object> provenance = root.free("provenance");
    return root.build(
        () ->
            new ModelCard(
                format,
                name,
                version,
                trained,
                family,
                clip,
                input,
                resize,
                crop,
                normalisation,
                background,
                metrics,
                provenance));
  }

  private static Clip clip(YamlSection section) {
    if (section == null) {
      return null;
    }
    Integer frames = section.integer("frames");
    Integer stride = section.integer("stride");
    Rational fps =
        section.parsed("fps", "a number or a fraction such as 30000/1001", Rational::parse);
    return section.build(
        () -> {
          Clip clip = new Clip(frames, stride, fps);
          clip.interval(); // an interval too fine to compute with is a defect of the file
          return clip;
        });
  }

  private static Input input(YamlSection section) {
    if (section == null) {
      return null;
    }
    Integer width = section.integer("width");
    Integer height = section.integer("height");
    return section.build(() -> new Input(width, height));
  }

  private enum ResizeMode {
    EXACT,
    SHORT_SIDE
  }

  private static Resize resize(YamlSection section) {
    ResizeMode mode = section == null ? null : section.oneOf("mode", ResizeMode.class);
    if (mode == null) {
      return null;
    }
    if (mode == ResizeMode.SHORT_SIDE) {
      Integer size = section.integer("size");
      return section.build(() -> new Resize.ShortSide(size));
    }
    Integer width = section.integer("width");
    Integer height = section.integer("height");
    return section.build(() -> new Resize.Exact(width, height));
  }

  private static Normalisation normalisation(YamlSection section) {
    if (section == null) {
      return null;
    }
    List<Double> mean = section.numbers("mean");
    List<Double> std = section.numbers("std");
    return section.build(() -> new Normalisation(mean, std));
  }

  static String format(ModelCard card) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("format", card.format());
    yaml.put("name", card.name());
    yaml.put("version", card.version());
    yaml.put("trained", card.trained());
    yaml.put("family", card.family());
    yaml.put("clip", clip(card.clip()));
    yaml.put("input", card.input());
    yaml.put("resize", resize(card.resize()));
    yaml.put("crop", card.crop().name().toLowerCase(Locale.ROOT));
    yaml.put("normalisation", card.normalisation());
    yaml.put("background", card.background());
    yaml.put("metrics", card.metrics());
    yaml.put("provenance", card.provenance());
    return YamlWriter.text(yaml);
  }

  private static Map<String, Object> clip(Clip clip) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("frames", clip.frames());
    yaml.put("stride", clip.stride());
    Rational fps = clip.fps();
    yaml.put("fps", fps.denominator() == 1 ? (Object) fps.numerator() : fps.toString());
    return yaml;
  }

  private static Map<String, Object> resize(Resize resize) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    if (resize instanceof Resize.Exact exact) {
      yaml.put("mode", "exact");
      yaml.put("width", exact.width());
      yaml.put("height", exact.height());
    } else if (resize instanceof Resize.ShortSide shortSide) {
      yaml.put("mode", "short-side");
      yaml.put("size", shortSide.size());
    }
    return yaml;
  }
}

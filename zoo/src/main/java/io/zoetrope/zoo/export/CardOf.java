package io.zoetrope.zoo.export;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.catalogue.Resize;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.measure.Cost;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the card of a catalogue model's package. */
final class CardOf {

  private static final long FPS = 30;
  private static final String NO_FILE_YET = "0".repeat(16);

  private CardOf() {}

  static ModelCard model(
      ModelSpec spec,
      NetworkOptions options,
      Cost cost,
      boolean trained,
      Map<String, Object> provenance) {
    return new ModelCard(
        ModelCard.FORMAT,
        spec.name(),
        NO_FILE_YET,
        trained,
        spec.family(),
        new ModelCard.Clip(options.frames(), spec.clip().stride(), Rational.of(FPS)),
        new ModelCard.Input(options.width(), options.height()),
        resize(spec, options),
        ModelCard.Crop.CENTER,
        normalisation(),
        List.of(),
        metrics(spec, cost, trained),
        provenance);
  }

  /** The listed size, scaled with the input where that is not the listed one. */
  private static ModelCard.Resize resize(ModelSpec spec, NetworkOptions options) {
    Resize resize = spec.resize();
    int side = Math.max(options.width(), options.height());
    return switch (resize.mode()) {
      case EXACT ->
          new ModelCard.Resize.Exact(
              scaled(resize.width(), side, spec.crop()),
              scaled(resize.height(), side, spec.crop()));
      case SHORT_SIDE -> new ModelCard.Resize.ShortSide(scaled(resize.size(), side, spec.crop()));
    };
  }

  private static int scaled(int pixels, int side, int listedSide) {
    return (pixels * side + listedSide - 1) / listedSide;
  }

  private static ModelCard.Normalisation normalisation() {
    return new ModelCard.Normalisation(
        widened(Normalisation.IMAGENET.mean()), widened(Normalisation.IMAGENET.std()));
  }

  private static List<Double> widened(List<Float> values) {
    return values.stream().map(value -> Double.valueOf(value.toString())).toList();
  }

  private static Map<String, Object> metrics(ModelSpec spec, Cost cost, boolean trained) {
    Map<String, Object> metrics = new TreeMap<>();
    metrics.put("gmacs", cost.gmacs());
    metrics.put("parameters", cost.parameters());
    if (trained) {
      spec.top1().ifPresent(top1 -> metrics.put("published-top1", top1));
    }
    return metrics;
  }
}

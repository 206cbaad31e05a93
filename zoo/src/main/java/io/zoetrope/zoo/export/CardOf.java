package io.zoetrope.zoo.export;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.pack.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the card of a catalogue model's package. */
final class CardOf {

  private CardOf() {}

  static ModelCard model(
      ModelSpec spec,
      NetworkOptions options,
      Cost cost,
      boolean trained,
      Map<String, Object> provenance) {
    return ModelCard.draft(
        spec.name(),
        trained,
        spec.family(),
        new ModelCard.Clip(options.frames(), spec.clip().stride(), spec.clip().fps()),
        new ModelCard.Input(options.width(), options.height()),
        resize(spec, options),
        Normalisation.IMAGENET,
        List.of(),
        metrics(spec, cost, trained),
        provenance);
  }

  /**
   * The listed size, scaled with the input where that is not the listed one. A larger input that
   * fits all the same is cut from it, as GluonCV's tests do.
   */
  private static ModelCard.Resize resize(ModelSpec spec, NetworkOptions options) {
    int side = Math.max(options.width(), options.height());
    if (side > spec.crop() && spec.resize().covers(new ModelCard.Input(side, side))) {
      return spec.resize();
    }
    if (spec.resize() instanceof ModelCard.Resize.Exact exact) {
      return new ModelCard.Resize.Exact(
          scaled(exact.width(), side, spec.crop()), scaled(exact.height(), side, spec.crop()));
    }
    var shortSide = (ModelCard.Resize.ShortSide) spec.resize();
    return new ModelCard.Resize.ShortSide(scaled(shortSide.size(), side, spec.crop()));
  }

  private static int scaled(int pixels, int side, int listedSide) {
    return (pixels * side + listedSide - 1) / listedSide;
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

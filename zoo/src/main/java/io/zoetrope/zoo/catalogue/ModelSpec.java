package io.zoetrope.zoo.catalogue;

import io.zoetrope.zoo.family.Family;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.pack.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of the catalogue.
 *
 * @param network the family's settings for it
 * @param labels the list its classes are named by
 * @param segments parts of a video that are averaged, each giving clip frames / segments frames
 * @param crop side of the square input, in pixels
 * @param top1 published accuracy in percent
 * @param weights published checkpoints, the default first
 * @param note what does not hold in the published figures
 */
public record ModelSpec(
    String name,
    String family,
    FamilyEntry entry,
    Map<String, Number> network,
    String labels,
    int classes,
    ModelCard.Clip clip,
    int segments,
    int crop,
    ModelCard.Resize resize,
    Optional<Double> top1,
    Optional<Published> published,
    List<WeightSource> weights,
    Optional<String> note) {

  /** {@link #labels} of models whose classes are the user's own. */
  public static final String CUSTOM = "custom";

  /** What the model is made of; change some to draw a variant. */
  public NetworkOptions options() {
    Framework framework = weights.isEmpty() ? Framework.TORCH : weights.get(0).framework();
    return new NetworkOptions(framework, classes, clip.frames(), crop, crop, network);
  }

  /** The network, its parameters named after the default checkpoint's framework. */
  public Graph graph() {
    return graph(options());
  }

  /**
   * A variant: another number of classes, another clip, narrower, …
   *
   * @throws CatalogueException when the family cannot draw it, saying why
   */
  public Graph graph(NetworkOptions options) {
    Family drawing = entry.family();
    try {
      options.requireKnown(drawing.settings());
      return drawing.draw(options);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException("model " + name + ": " + e.getMessage(), e);
    }
  }

  /** What GluonCV's published figures measure: one clip, one frame for networks over segments. */
  public NetworkOptions measured() {
    return options().frames(clip.frames() / segments);
  }
}

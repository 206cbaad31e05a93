package io.zoetrope.app.command.model;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import java.util.Optional;

/**
 * A model as it is listed.
 *
 * @param stride between a clip's frames, in frames of 30 fps video
 * @param crop side of the input, pixels
 * @param gmacs billion multiply-accumulates of one clip
 * @param top1 published accuracy in percent
 */
record ModelRow(
    String name,
    String family,
    String labels,
    int frames,
    int stride,
    int crop,
    double parametersMillions,
    double gmacs,
    Optional<Double> top1) {

  static ModelRow of(ModelSpec model) {
    Cost cost = Cost.of(model.graph());
    return new ModelRow(
        model.name(),
        model.family(),
        model.labels(),
        model.clip().frames(),
        model.clip().stride(),
        model.crop(),
        cost.parameters() / 1e6,
        cost.gmacs(),
        model.top1());
  }
}

package io.zoetrope.job.options;

import io.zoetrope.config.Delivery;
import io.zoetrope.config.EventFormat;
import io.zoetrope.config.ZoetropeConfig;

/**
 * What the job writes besides dead letters.
 *
 * @param scores every clip's scores, too
 * @param features every clip's embedding, too; the model package must have it
 * @param events how events are written
 */
public record OutputOptions(
    boolean scores, boolean features, EventFormat events, Delivery delivery) {

  static OutputOptions of(ZoetropeConfig config) {
    var recognition = config.recognition();
    return new OutputOptions(
        recognition.scores(),
        recognition.features(),
        config.events().format(),
        config.flink().delivery());
  }
}

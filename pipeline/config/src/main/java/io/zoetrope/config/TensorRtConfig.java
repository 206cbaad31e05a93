package io.zoetrope.config;

import static io.zoetrope.config.Check.require;

/**
 * What only TensorRT takes.
 *
 * @param engineCache folder that keeps engines on the machine that runs them; null: in the user's
 *     cache there
 * @param bestBatch clips in the call that engines are tuned for; null: the largest
 */
public record TensorRtConfig(String engineCache, Integer bestBatch) {
  public static final TensorRtConfig DEFAULT = new TensorRtConfig(null, null);

  public TensorRtConfig {
    require(
        engineCache == null || !engineCache.isBlank(), "engine-cache: name a folder for engines");
    require(bestBatch == null || bestBatch >= 1, "best-batch: at least 1");
  }
}

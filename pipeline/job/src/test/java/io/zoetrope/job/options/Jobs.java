package io.zoetrope.job.options;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.List;
import java.util.Optional;

/** Options as a configuration makes them. */
public final class Jobs {
  private static final String KAFKA = "unused:9092";

  private Jobs() {}

  /** As by default, apart from what is given as {@code path.to.key=value}. */
  public static JobOptions of(ModelPackage model, String... values) {
    return of(model, Optional.empty(), values);
  }

  public static JobOptions of(ModelPackage model, Optional<ModelPackage> shadow, String... values) {
    return ConfigFile.of(List.of(values)).as(config -> JobOptions.of(config, KAFKA, model, shadow));
  }
}

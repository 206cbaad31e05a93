package io.zoetrope.app.command;

import io.zoetrope.app.embedded.PipelinePlan;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.Optional;

/**
 * What a configuration describes, its models found.
 *
 * @param shadow a second model for the same clips
 */
public record Configured(ConfigFile file, ModelPackage model, Optional<ModelPackage> shadow) {

  /**
   * Finds the models.
   *
   * @throws io.zoetrope.yaml.YamlException where none is named
   */
  public static Configured of(ConfigFile file, ModelSource models) {
    return new Configured(
        file,
        models.find(file.as(ZoetropeConfig::requireModel)),
        Optional.ofNullable(file.config().shadow()).map(models::find));
  }

  /**
   * All in this process.
   *
   * @throws io.zoetrope.yaml.YamlException naming the key that cannot be
   */
  public PipelinePlan pipeline() {
    return file.as(config -> new PipelinePlan(config, model, shadow));
  }

  /**
   * The job alone.
   *
   * @throws io.zoetrope.yaml.YamlException naming the key that cannot be
   */
  public JobOptions job() {
    return file.as(
        config -> JobOptions.of(config, config.kafka().requireBootstrapServers(), model, shadow));
  }
}

package io.zoetrope.app.command;

import io.zoetrope.app.embedded.PipelinePlan;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.model.UnknownModelException;
import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.ModelPackageException;
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
   * @throws io.zoetrope.yaml.YamlException where none is named, or there is no such model
   */
  public static Configured of(ConfigFile file, ModelSource models) {
    return new Configured(
        file,
        model(file, models),
        file.as(
            config ->
                Optional.ofNullable(config.shadow())
                    .map(shadow -> find("shadow", shadow, models))));
  }

  /**
   * Finds the model alone.
   *
   * @throws io.zoetrope.yaml.YamlException where none is named, or there is no such model
   */
  public static ModelPackage model(ConfigFile file, ModelSource models) {
    return file.as(config -> find("model", config.requireModel(), models));
  }

  private static ModelPackage find(String key, String model, ModelSource models) {
    try {
      return models.find(model);
    } catch (UnknownModelException | ModelPackageException | IllegalArgumentException e) {
      throw new ConfigException(key, e.getMessage());
    }
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

package io.zoetrope.job.options;

import io.zoetrope.config.ConfigException;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.ModelPackageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model packages that a configuration names, which a cluster needs as folders. */
public final class PackageFolder {
  private PackageFolder() {}

  /**
   * @param key of the configuration
   * @throws ConfigException where there is no usable package
   */
  public static ModelPackage read(String key, String model) {
    Path folder = Path.of(model);
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(
          key,
          "%s is no folder; a cluster needs a model package, in the same folder on every machine: 'zoetrope models export NAME --out DIR' writes one"
              .formatted(model));
    }
    try {
      return ModelPackage.read(folder);
    } catch (ModelPackageException e) {
      throw new ConfigException(key, e.getMessage());
    }
  }
}

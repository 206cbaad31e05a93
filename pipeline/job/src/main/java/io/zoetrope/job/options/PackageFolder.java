package io.zoetrope.job.options;

import io.zoetrope.config.ConfigException;
import io.zoetrope.operators.inference.location.PublishedPackage;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.ModelPackageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model packages that a configuration names, which a cluster has as folders or by URI. */
public final class PackageFolder {
  private PackageFolder() {}

  /**
   * @param key of the configuration
   * @throws ConfigException where there is no usable package
   */
  public static ModelPackage read(String key, String model) {
    try {
      return PublishedPackage.is(model) ? PublishedPackage.at(model).fetch() : inFolder(key, model);
    } catch (ModelPackageException | IllegalArgumentException e) {
      throw new ConfigException(key, e.getMessage());
    }
  }

  private static ModelPackage inFolder(String key, String model) {
    Path folder = Path.of(model);
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(
          key,
          "%s is no folder; a cluster needs a model package, in the same folder on every machine or by a URI such as s3://bucket/folder: 'zoetrope models export NAME --out DIR' writes one"
              .formatted(model));
    }
    return ModelPackage.read(folder);
  }
}

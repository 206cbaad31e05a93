package io.zoetrope.config;

import io.zoetrope.yaml.YamlDocument;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlReader;
import io.zoetrope.yaml.YamlText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code zoetrope.yaml} that was read, with what replaces some of its values. Knows where each
 * value was written.
 */
public final class ConfigFile {
  /** Where nothing is written, all is as by default. */
  private static final String EMPTY = "{}";

  private final YamlDocument<ZoetropeConfig> document;

  private ConfigFile(YamlDocument<ZoetropeConfig> document) {
    this.document = document;
  }

  /**
   * Reads and checks a configuration.
   *
   * @param location a file, or a URI: file, http or https
   * @param overrides such as {@code recognition.hop=250ms} or {@code cameras[0].loop=true}; the
   *     last one of a key holds
   * @throws YamlException naming the file and its line, or the override, and the key
   */
  public static ConfigFile read(String location, List<String> overrides) {
    return of(ConfigLocation.text(location), overrides);
  }

  /**
   * The same of a text.
   *
   * @param name of the text in errors
   */
  public static ConfigFile of(String name, String yaml, List<String> overrides) {
    return of(new YamlText(name, yaml, null), overrides);
  }

  /** The file of a location; nothing where it is fetched from elsewhere. */
  public static Optional<Path> local(String location) {
    return ConfigLocation.local(location);
  }

  private static ConfigFile of(YamlText yaml, List<String> overrides) {
    return new ConfigFile(new YamlReader().read(yaml, ZoetropeConfig.class, overrides));
  }

  /** Of overrides alone. */
  public static ConfigFile of(List<String> overrides) {
    return of("the command line", EMPTY, overrides);
  }

  public ZoetropeConfig config() {
    return document.value();
  }

  /**
   * What is made of the configuration.
   *
   * @throws YamlException where that throws a {@link ConfigException}, now with the line
   */
  public <T> T as(Function<ZoetropeConfig, T> use) {
    try {
      return use.apply(config());
    } catch (ConfigException e) {
      throw document.error(e.path(), e.problem());
    }
  }
}

package io.zoetrope.config;

import io.zoetrope.yaml.YamlException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The arguments of a program with a configuration: {@code --config FILE|URI} and any number of
 * {@code -D path.to.key=value}.
 */
public record ConfigArguments(String location, List<String> overrides) {
  private static final String USAGE = "usage: --config FILE|URI [-D path.to.key=value]...";
  private static final String CONFIG = "--config";
  private static final String OVERRIDE = "-D";

  public ConfigArguments {
    overrides = List.copyOf(overrides);
  }

  /**
   * @throws YamlException where an argument is missing or unknown
   */
  public static ConfigArguments parse(String... arguments) {
    String location = null;
    List<String> overrides = new ArrayList<>();
    for (var rest = List.of(arguments).iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      if (argument.equals(CONFIG)) {
        location = value(argument, rest);
      } else if (argument.startsWith(CONFIG + "=")) {
        location = argument.substring(CONFIG.length() + 1);
      } else if (argument.equals(OVERRIDE)) {
        overrides.add(value(argument, rest));
      } else if (argument.startsWith(OVERRIDE)) {
        overrides.add(argument.substring(OVERRIDE.length()));
      } else {
        throw new YamlException("%s is unknown; %s".formatted(argument, USAGE));
      }
    }
    if (location == null) {
      throw new YamlException("--config is missing; " + USAGE);
    }
    return new ConfigArguments(location, overrides);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new YamlException("%s needs a value; %s".formatted(option, USAGE));
    }
    return rest.next();
  }

  /**
   * @throws YamlException as {@link ConfigFile#read} does
   */
  public ConfigFile read() {
    return ConfigFile.read(location, overrides);
  }
}

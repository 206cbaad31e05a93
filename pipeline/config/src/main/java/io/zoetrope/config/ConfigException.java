package io.zoetrope.config;

import io.zoetrope.yaml.Secret;

/** A configuration that cannot be used, found by what uses it; {@link ConfigFile} adds the line. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;

  /**
   * @param path of the key, such as {@code recognition.device}
   * @param problem with what to do
   */
  public ConfigException(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /**
   * What a secret stands for; never to be printed.
   *
   * @param path of the secret
   * @throws ConfigException where it names an environment variable that is not set
   */
  public static String value(String path, Secret secret) {
    try {
      return secret.value();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(path, e.getMessage());
    }
  }

  String path() {
    return path;
  }

  /** The message without the path. */
  String problem() {
    return problem;
  }
}

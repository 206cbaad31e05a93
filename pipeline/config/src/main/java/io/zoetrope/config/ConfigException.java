package io.zoetrope.config;

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

  String path() {
    return path;
  }

  /** The message without the path. */
  String problem() {
    return problem;
  }
}

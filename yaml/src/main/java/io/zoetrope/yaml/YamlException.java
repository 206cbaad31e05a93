package io.zoetrope.yaml;

/**
 * A file that cannot be used. The message says where and why, as {@code FILE:LINE: path: what}; a
 * file with several problems has one such line for each.
 */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public YamlException(String message) {
    super(message);
  }

  /**
   * @param path of the key, such as {@code cameras[0].id}; empty: the whole file
   */
  public YamlException(String file, int line, String path, String what) {
    super("%s:%d: %s%s".formatted(file, line, path.isEmpty() ? "" : path + ": ", what));
  }

  public YamlException(String file, YamlNode where, String what) {
    this(file, where.line(), where.path(), what);
  }
}

package io.zoetrope.yaml;

/**
 * What a text said, and where.
 *
 * @param <T> a record of its keys
 */
public final class YamlDocument<T> {
  private final T value;
  private final Class<?> type;
  private final YamlSource source;

  YamlDocument(T value, Class<?> type, YamlSource source) {
    this.value = value;
    this.type = type;
    this.source = source;
  }

  public T value() {
    return value;
  }

  /**
   * An error of whoever uses the value, reported as those of reading are.
   *
   * @param path such as {@code recognition.device}
   */
  public YamlException error(String path, String message) {
    return source.error(YamlPath.parse(type, path).steps(), message);
  }
}

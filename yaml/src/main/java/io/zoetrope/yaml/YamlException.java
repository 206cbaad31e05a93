package io.zoetrope.yaml;

/** A file that cannot be used; the message says where and why. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public YamlException(String message) {
    super(message);
  }
}

package io.zoetrope.yaml.text;

/** Text that cannot be read. The message says where and why, as {@code FILE:LINE: what}. */
public final class TextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  TextException(String message) {
    super(message);
  }
}

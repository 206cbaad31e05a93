package io.zoetrope.yaml;

import java.util.function.Supplier;

/** A value that never prints itself. Two are equal where they are written alike. */
public final class Secret {
  private final String written;
  private final Supplier<String> value;

  public Secret(String value) {
    this(value, () -> value);
  }

  /**
   * @param value what the written text stands for, asked when it is used and not before
   */
  Secret(String written, Supplier<String> value) {
    this.written = written;
    this.value = value;
  }

  /**
   * The value, with what environment variables say now.
   *
   * @throws IllegalArgumentException where one of them is not set, naming it
   */
  public String value() {
    return value.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}

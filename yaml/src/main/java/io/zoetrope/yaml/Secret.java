package io.zoetrope.yaml;

/** A value that never prints itself. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}

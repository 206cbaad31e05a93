package io.zoetrope.zoo.weights.download;

import io.zoetrope.zoo.weights.Hash;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a download must hash to: a SHA-1 or SHA-256, or its first digits, eight at least (GluonCV
 * puts eight into its file names).
 */
public record Checksum(Hash algorithm, String hex) {
  private static final int FEWEST_DIGITS = 8;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  public Checksum {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!HEX.matcher(hex).matches()
        || hex.length() < FEWEST_DIGITS
        || hex.length() > algorithm.digits()) {
      throw new IllegalArgumentException(
          "a %s is given by its first %d to %d hexadecimal digits, not '%s'"
              .formatted(algorithm, FEWEST_DIGITS, algorithm.digits(), hex));
    }
  }

  public static Checksum sha1(String hex) {
    return new Checksum(Hash.SHA1, hex);
  }

  public static Checksum sha256(String hex) {
    return new Checksum(Hash.SHA256, hex);
  }

  /** Whether a whole hash, in hexadecimal, is this one. */
  public boolean matches(String actual) {
    return actual.startsWith(hex);
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}

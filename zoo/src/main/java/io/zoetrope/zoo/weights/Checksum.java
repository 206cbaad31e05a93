package io.zoetrope.zoo.weights;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a download must hash to: a SHA-1 or SHA-256, or its first digits, eight at least (GluonCV
 * puts eight into its file names).
 */
public record Checksum(Algorithm algorithm, String hex) {
  /** The hash functions that weights are published with. */
  public enum Algorithm {
    SHA1("SHA-1", 40),
    SHA256("SHA-256", 64);

    private final String standardName;
    private final int digits;

    Algorithm(String standardName, int digits) {
      this.standardName = standardName;
      this.digits = digits;
    }
  }

  private static final int FEWEST_DIGITS = 8;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  public Checksum {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!HEX.matcher(hex).matches()
        || hex.length() < FEWEST_DIGITS
        || hex.length() > algorithm.digits) {
      throw new IllegalArgumentException(
          "a %s is given by its first %d to %d hexadecimal digits, not '%s'"
              .formatted(algorithm.standardName, FEWEST_DIGITS, algorithm.digits, hex));
    }
  }

  public static Checksum sha1(String hex) {
    return new Checksum(Algorithm.SHA1, hex);
  }

  public static Checksum sha256(String hex) {
    return new Checksum(Algorithm.SHA256, hex);
  }

  boolean matches(String actual) {
    return actual.startsWith(hex);
  }

  /** The whole hash of a stream, in hexadecimal. */
  String of(InputStream in) throws IOException {
    DigestInputStream digested = new DigestInputStream(in, digest());
    byte[] buffer = new byte[1 << 20];
    while (digested.read(buffer) >= 0) {}
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm.standardName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.standardName, e);
    }
  }

  @Override
  public String toString() {
    return algorithm.standardName + " " + hex;
  }
}

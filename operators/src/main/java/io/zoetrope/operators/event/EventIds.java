package io.zoetrope.operators.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that depend on what happened alone, so that a replay writes the same. */
final class EventIds {
  private static final int HEX_DIGITS = 32;

  private EventIds() {}

  /**
   * @param start capture time, microseconds
   */
  static String of(String camera, String label, String modelVersion, long start) {
    String text = String.join("\0", camera, label, modelVersion, Long.toString(start));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

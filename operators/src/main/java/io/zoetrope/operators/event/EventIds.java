package io.zoetrope.operators.event;

import io.zoetrope.zoo.weights.Hash;
import java.nio.charset.StandardCharsets;

/** Ids that depend on what happened alone, so that a replay writes the same. */
final class EventIds {
  private static final int HEX_DIGITS = 32;

  private EventIds() {}

  /**
   * @param start capture time, microseconds
   */
  static String of(String camera, String label, String modelVersion, long start) {
    String text = String.join("\0", camera, label, modelVersion, Long.toString(start));
    return Hash.SHA256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS);
  }
}

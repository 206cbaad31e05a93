package io.zoetrope.operators.inference.engine;

import java.util.Locale;

/** What a network computes in. */
public enum Precision {
  FP32("f32"),
  /** About twice as fast on processors that have it; scores differ by up to 1e-2. */
  BF16("bf16"),
  /** About twice as fast on GPUs; scores differ by up to 1e-2. */
  FP16("f16");

  private final String hint;

  Precision(String hint) {
    this.hint = hint;
  }

  /**
   * The precision of that name.
   *
   * @throws IllegalArgumentException for anything that is no precision
   */
  public static Precision parse(String text) {
    for (Precision precision : values()) {
      if (precision.toString().equals(text)) {
        return precision;
      }
    }
    throw new IllegalArgumentException("precision '%s': use fp32, bf16 or fp16".formatted(text));
  }

  /** As OpenVINO calls it. */
  String hint() {
    return hint;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

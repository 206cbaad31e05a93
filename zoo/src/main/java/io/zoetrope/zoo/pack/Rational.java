package io.zoetrope.zoo.pack;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A positive fraction in lowest terms, such as a frame rate of 30000/1001. */
public record Rational(long numerator, long denominator) implements Serializable {
  /** Keeps products of two fractions inside a long, and every real frame rate well inside. */
  private static final long LIMIT = 1_000_000;

  public Rational {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException("must be positive, is " + numerator + "/" + denominator);
    }
    long divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    if (numerator > LIMIT || denominator > LIMIT) {
      throw new IllegalArgumentException(
          "must be a fraction of numbers up to " + LIMIT + ", is " + numerator + "/" + denominator);
    }
  }

  public static Rational of(long whole) {
    return new Rational(whole, 1);
  }

  /**
   * Reads {@code 30}, {@code 29.97} (exactly 2997/100) or {@code 30000/1001}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Rational parse(String text) {
    try {
      int slash = text.indexOf('/');
      return slash < 0
          ? ofDecimal(new BigDecimal(text.strip()))
          : new Rational(
              Long.parseLong(text.substring(0, slash).strip()),
              Long.parseLong(text.substring(slash + 1).strip()));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a number or a fraction such as 30000/1001, is " + text, e);
    }
  }

  private static Rational ofDecimal(BigDecimal decimal) {
    if (decimal.precision() > 15 || Math.abs(decimal.scale()) > 15) {
      throw new NumberFormatException("too many digits");
    }
    return new Rational(
        decimal.scaleByPowerOfTen(Math.max(decimal.scale(), 0)).longValueExact(),
        BigInteger.TEN.pow(Math.max(decimal.scale(), 0)).longValueExact());
  }

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  public double doubleValue() {
    return (double) numerator / denominator;
  }

  /** The form {@link #parse} reads: {@code 30} or {@code 30000/1001}. */
  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }
}

package io.zoetrope.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as people write it: {@code 512KiB}, {@code 64MiB}, {@code 2GiB}, or plain bytes. */
public record ByteSize(long bytes) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\s*(kib|mib|gib|tib)?");
  private static final Map<String, Integer> SHIFTS =
      Map.of("kib", 10, "mib", 20, "gib", 30, "tib", 40);

  /**
   * @throws IllegalArgumentException where {@code text} is no size, saying what one looks like
   */
  public static ByteSize parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no size: write bytes, or a number and KiB, MiB, GiB or TiB".formatted(text));
    }
    int shift = matcher.group(2) == null ? 0 : SHIFTS.get(matcher.group(2));
    BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(shift);
    if (bytes.bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException("'%s' is too large a size".formatted(text));
    }
    return new ByteSize(bytes.longValue());
  }
}

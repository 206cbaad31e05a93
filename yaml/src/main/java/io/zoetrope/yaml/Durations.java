package io.zoetrope.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 250ms}, {@code 1.5s}, {@code 10m}, {@code 2h}, {@code 1d}.
 */
public final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Durations() {}

  /**
   * Reads a duration as people write it.
   *
   * @throws IllegalArgumentException where {@code text} is no duration, saying what one looks like
   */
  public static Duration parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no duration: write a number and ms, s, m, h or d, such as 250ms or 1.5s"
              .formatted(text));
    }
    BigDecimal unit = BigDecimal.valueOf(MILLIS.get(matcher.group(2)));
    BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit).movePointRight(6);
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("'%s' is too long a duration".formatted(text));
    }
    return Duration.ofNanos(nanos.longValue());
  }
}

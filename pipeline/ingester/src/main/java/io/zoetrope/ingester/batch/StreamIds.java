package io.zoetrope.ingester.batch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Names of streams: when they were named and four random digits, so that they sort and differ. */
final class StreamIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

  private StreamIds() {}

  static String next() {
    int digits = RandomGenerator.getDefault().nextInt(0x10000);
    return "%s-%04x".formatted(TIME.format(Instant.now()), digits);
  }
}

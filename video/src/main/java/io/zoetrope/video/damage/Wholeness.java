package io.zoetrope.video.damage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches the decoding of one file, and says in the end what is wrong with it. The process decodes
 * nothing else meanwhile: decoders do not say whose errors they log.
 */
public final class Wholeness {
  /** Lengths are rounded, and some writers count a picture too many. */
  private static final long TOLERANCE_MICROS = 500_000;

  private final Path file;
  private final long errorsBefore = DecoderLog.shared().errors();
  private long last = -1;
  private long end;
  private long longest;

  /** To be made before the file is decoded. */
  public Wholeness(Path file) {
    this.file = file;
  }

  /**
   * Takes note of a picture.
   *
   * @param micros from the beginning of the file
   * @param durationMicros how long it is shown, 0 where nobody says
   */
  public void picture(long micros, long durationMicros) {
    longest = last < 0 ? durationMicros : Math.max(longest, micros - last);
    last = micros;
    end = micros + Math.max(durationMicros, longest);
  }

  /**
   * What is wrong, in words that follow the file's name; to be asked after the last picture.
   *
   * @param statedMicros how long the pictures last as the file says, 0 where it does not
   */
  public Optional<String> problem(long statedMicros) {
    return cut().or(() -> ended(statedMicros)).or(this::damaged);
  }

  private Optional<String> cut() {
    try {
      long missing = Container.missingBytes(file);
      return missing == 0
          ? Optional.empty()
          : Optional.of(
              "is cut short: %d bytes are missing at its end; get it anew".formatted(missing));
    } catch (EOFException e) {
      return Optional.of("is cut short: it ends within its header; get it anew");
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  private Optional<String> ended(long statedMicros) {
    return statedMicros - end <= TOLERANCE_MICROS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "is cut short: its pictures end after %.1f s of the %.1f s that it states; get it"
                    + " anew",
                end / 1e6,
                statedMicros / 1e6));
  }

  private Optional<String> damaged() {
    long errors = DecoderLog.shared().errors() - errorsBefore;
    return errors == 0
        ? Optional.empty()
        : Optional.of(
            "has damaged pictures (the decoder met %d errors); get it anew".formatted(errors));
  }
}

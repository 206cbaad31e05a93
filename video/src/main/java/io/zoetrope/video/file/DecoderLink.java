package io.zoetrope.video.file;

import io.zoetrope.video.process.DecoderEnd;
import io.zoetrope.video.process.DecoderPool;
import io.zoetrope.video.process.DecoderProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The way to the process that decodes one file. */
final class DecoderLink implements AutoCloseable {
  private static final DecoderPool DECODERS = new DecoderPool(DecoderChild.vm());

  /** GStreamer may look through all its plugins first. */
  private static final Duration START = Duration.ofMinutes(2);

  /** The process itself gives up earlier, unless native code does not come back. */
  private static final Duration ANSWER = Duration.ofSeconds(45);

  private static final Duration CLOSE = Duration.ofSeconds(10);

  private static final String CONVERT =
      "convert it, such as by ffmpeg -i FILE -pix_fmt yuv420p OUT.mp4";

  private final Path file;
  private final DecoderProcess decoder;
  private boolean over;

  private DecoderLink(Path file, DecoderProcess decoder) {
    this.file = file;
    this.decoder = decoder;
  }

  /**
   * To a process that takes the file up; one kept from before may have ended meanwhile.
   *
   * @throws IllegalStateException where nothing can be decoded here
   */
  static DecoderLink open(Order.Open order) {
    while (true) {
      DecoderProcess decoder = DECODERS.take();
      try {
        order.writeTo(decoder.orders());
        requireBegun(decoder);
        return new DecoderLink(order.file(), decoder);
      } catch (IOException e) {
        DecoderEnd end = DECODERS.drop(decoder);
        if (!decoder.isUsed()) {
          throw new IllegalStateException(
              "a process that decodes ended before its first file (%s); see the log"
                  .formatted(end.reason()),
              e);
        }
      }
    }
  }

  private static void requireBegun(DecoderProcess decoder) throws IOException {
    if (decoder.read(Answer::read, START) instanceof Answer.Unable unable) {
      DECODERS.drop(decoder);
      throw new IllegalStateException(unable.reason());
    }
  }

  /**
   * @throws VideoException where the process has ended
   */
  void tell(Order order) {
    try {
      order.writeTo(decoder.orders());
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /**
   * The next answer.
   *
   * @throws VideoException where the process has ended instead
   */
  Answer answer() {
    try {
      return decoder.read(Answer::read, ANSWER);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /** Pictures that are on their way are not left to the next file. */
  @Override
  public void close() {
    if (over) {
      return;
    }
    over = true;
    try {
      new Order.Close().writeTo(decoder.orders());
      long start = System.nanoTime();
      Duration left = CLOSE;
      while (!(decoder.read(Answer::read, left) instanceof Answer.Closed)) {
        left = CLOSE.minusNanos(System.nanoTime() - start);
      }
      DECODERS.giveBack(decoder);
    } catch (IOException e) {
      DECODERS.drop(decoder);
    }
  }

  private VideoException lost(IOException cause) {
    over = true;
    return new VideoException(sentence(DECODERS.drop(decoder)), cause);
  }

  private String sentence(DecoderEnd end) {
    return switch (end.kind()) {
      case CRASHED -> "%s crashes its decoder (%s); %s".formatted(file, end.reason(), CONVERT);
      case HUNG ->
          "%s hangs its decoder (nothing came for %d s); %s"
              .formatted(file, ANSWER.toSeconds(), CONVERT);
      case KILLED ->
          "%s lost its decoder, which was killed (%s); free memory, then try it again"
              .formatted(file, end.reason());
    };
  }
}

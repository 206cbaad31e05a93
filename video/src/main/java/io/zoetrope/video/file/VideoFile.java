package io.zoetrope.video.file;

import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pictures of a video file at a geometry, one after the other, as fast as they are requested.
 * Another process decodes it, so that it costs no more than itself where it crashes its decoder.
 */
public final class VideoFile implements AutoCloseable {
  private final Path file;
  private final DecoderLink decoder;
  private Answer.Facts facts;
  private Answer.Failed failed;
  private boolean ended;

  private VideoFile(Path file, DecoderLink decoder) {
    this.file = file;
    this.decoder = decoder;
  }

  /**
   * Opens a file.
   *
   * @throws VideoException where there is no such file; what is wrong inside shows with the first
   *     picture
   * @throws IllegalStateException where nothing can be decoded here
   */
  public static VideoFile open(Path file, FrameGeometry geometry) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new VideoException(file + " is no file that can be read");
    }
    return new VideoFile(file, DecoderLink.open(new Order.Open(file, geometry)));
  }

  /**
   * The next picture, or empty at the end.
   *
   * @throws VideoException where the file is no video, is broken, crashes its decoder, or its
   *     pictures are too small for the geometry
   */
  public Optional<VideoFrame> next() {
    if (ended) {
      return Optional.empty();
    }
    if (answer() instanceof Answer.Picture picture) {
      facts = facts == null ? (Answer.Facts) answer() : facts;
      return Optional.of(picture.frame());
    }
    ended = true;
    return Optional.empty();
  }

  /** Frames a second as the file says, 0 where it does not; known after the first picture. */
  public double rate() {
    return facts == null ? 0 : facts.rate();
  }

  /**
   * How long the file says it is, microseconds, 0 where it does not; known after the first picture.
   * Sound may last longer than the pictures.
   */
  public long statedMicros() {
    return facts == null ? 0 : facts.statedMicros();
  }

  /** Such as {@code video/x-h264}; known after the first picture. */
  public String codec() {
    return facts == null ? "" : facts.codec();
  }

  /**
   * What is wrong with the file although it could be decoded, in words that follow its name: that
   * it ends before its own length, or that pictures are damaged.
   *
   * @throws IllegalStateException before the last picture
   */
  public Optional<String> damage() {
    if (!ended) {
      throw new IllegalStateException(file + " has not been read to its end");
    }
    decoder.tell(new Order.Damage());
    return ((Answer.Damage) answer()).what();
  }

  @Override
  public void close() {
    decoder.close();
  }

  private Answer answer() {
    if (failed != null) {
      throw new VideoException(failed.problem());
    }
    Answer answer = decoder.answer();
    if (answer instanceof Answer.Failed told) {
      failed = told;
      throw new VideoException(told.problem());
    }
    return answer;
  }
}

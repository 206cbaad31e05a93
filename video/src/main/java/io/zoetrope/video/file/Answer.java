package io.zoetrope.video.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.video.geometry.Size;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/** What a decoding process says. Its bytes are written by {@link AnswerWriter}. */
sealed interface Answer {
  /** The pipe holds so much. */
  int PIECE = 1 << 16;

  /** It takes this file up. */
  record Begun() implements Answer {}

  /**
   * It can decode nothing.
   *
   * @param reason with what to do
   */
  record Unable(String reason) implements Answer {}

  /**
   * What the file says of itself, after its first picture.
   *
   * @param rate frames a second, 0 where it does not say
   * @param statedMicros its length, 0 where it does not say
   * @param codec such as {@code video/x-h264}
   */
  record Facts(double rate, long statedMicros, String codec) implements Answer {}

  record Picture(VideoFrame frame) implements Answer {}

  /** The last picture was the last. */
  record End() implements Answer {}

  /**
   * The file cannot be decoded, or not to its end.
   *
   * @param problem one sentence that names it
   */
  record Failed(String problem) implements Answer {}

  record Damage(Optional<String> what) implements Answer {}

  /** Nothing more comes of this file. */
  record Closed() implements Answer {}

  /**
   * @throws java.io.EOFException where the process has ended
   */
  static Answer read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'b' -> new Begun();
      case 'u' -> new Unable(text(in));
      case 'i' -> new Facts(in.readDouble(), in.readLong(), text(in));
      case 'p' -> new Picture(frame(in));
      case 'e' -> new End();
      case 'f' -> new Failed(text(in));
      case 'd' -> new Damage(Optional.of(text(in)).filter(what -> !what.isEmpty()));
      case 'c' -> new Closed();
      default -> throw new IOException("no answer begins with " + kind);
    };
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }

  private static VideoFrame frame(DataInputStream in) throws IOException {
    long micros = in.readLong();
    var size = new Size(in.readInt(), in.readInt());
    byte[] rgb = new byte[in.readInt()];
    for (int at = 0; at < rgb.length; at += PIECE) {
      in.readFully(rgb, at, Math.min(PIECE, rgb.length - at));
    }
    return new VideoFrame(micros, size, rgb);
  }
}

package io.zoetrope.video.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A decoding process's way to say something; a picture is written by one call. */
final class AnswerWriter {
  /** Enough for all of an answer but its text and its picture. */
  private static final int OTHERS = 64;

  private final WritableByteChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

  AnswerWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** Says all but a picture. Waits where nobody reads. */
  void send(Answer answer) throws IOException {
    if (answer instanceof Answer.Facts facts) {
      put(facts);
    } else if (answer instanceof Answer.Unable unable) {
      put('u', unable.reason());
    } else if (answer instanceof Answer.Failed failed) {
      put('f', failed.problem());
    } else if (answer instanceof Answer.Damage damage) {
      put('d', damage.what().orElse(""));
    } else {
      begin(kind(answer), 0);
    }
    flush();
  }

  /** Begins to say a picture, whose bytes are put there before it is flushed. */
  ByteBuffer picture(long micros, Size size) {
    int bytes = size.width() * size.height() * FrameGeometry.CHANNELS;
    begin('p', bytes).putLong(micros).putInt(size.width()).putInt(size.height());
    return buffer.putInt(bytes);
  }

  /** Waits where nobody reads. */
  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static char kind(Answer answer) {
    return answer instanceof Answer.Begun ? 'b' : answer instanceof Answer.End ? 'e' : 'c';
  }

  private void put(Answer.Facts facts) {
    byte[] codec = facts.codec().getBytes(UTF_8);
    begin('i', codec.length).putDouble(facts.rate()).putLong(facts.statedMicros());
    buffer.putInt(codec.length).put(codec);
  }

  private void put(char kind, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    begin(kind, bytes.length).putInt(bytes.length).put(bytes);
  }

  private ByteBuffer begin(char kind, int length) {
    if (buffer.capacity() < length + OTHERS) {
      buffer = ByteBuffer.allocateDirect(length + OTHERS);
    }
    return buffer.clear().put((byte) kind);
  }
}

package io.zoetrope.video.file;

import io.zoetrope.video.geometry.FrameGeometry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** What a decoding process is told. */
sealed interface Order {
  /** Decode a file. */
  record Open(Path file, FrameGeometry geometry) implements Order {}

  /** Say whether the file is damaged; after its last picture. */
  record Damage() implements Order {}

  /** Stop where it is: the next file may come. */
  record Close() implements Order {}

  default void writeTo(DataOutputStream out) throws IOException {
    if (this instanceof Open open) {
      out.writeByte('o');
      out.writeUTF(open.file().toString());
      GeometryCode.write(open.geometry(), out);
    } else {
      out.writeByte(this instanceof Damage ? 'd' : 'c');
    }
    out.flush();
  }

  /**
   * @throws java.io.EOFException where there are no more
   */
  static Order read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'o' -> new Open(Path.of(in.readUTF()), GeometryCode.read(in));
      case 'd' -> new Damage();
      case 'c' -> new Close();
      default -> throw new IOException("no order begins with " + kind);
    };
  }
}

package io.zoetrope.video.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What an RTSP camera sends over TCP: answers and, each after a dollar sign, packets.
 *
 * @param channel of a packet: even for RTP, odd for RTCP; -1: an answer
 * @param bytes of a packet from its header on, or of an answer with its body
 */
public record Interleaved(int channel, byte[] bytes) {
  private static final int ANSWER = -1;
  private static final String LENGTH = "content-length:";

  /** Waits for the next. */
  public static Interleaved read(DataInputStream camera) throws IOException {
    int first = camera.readUnsignedByte();
    if (first != '$') {
      return new Interleaved(ANSWER, answer(first, camera));
    }
    int channel = camera.readUnsignedByte();
    byte[] packet = new byte[camera.readUnsignedShort()];
    camera.readFully(packet);
    return new Interleaved(channel, packet);
  }

  public boolean isPacket() {
    return channel != ANSWER;
  }

  /** Whether it is a packet of RTP. */
  public boolean isRtp() {
    return isPacket() && channel % 2 == 0;
  }

  /** As it is sent. */
  public byte[] sent() {
    return isPacket()
        ? ByteBuffer.allocate(4 + bytes.length)
            .put((byte) '$')
            .put((byte) channel)
            .putShort((short) bytes.length)
            .put(bytes)
            .array()
        : bytes;
  }

  private static byte[] answer(int first, DataInputStream camera) throws IOException {
    var head = new StringBuilder().append((char) first);
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) camera.readUnsignedByte());
    }
    byte[] body = new byte[length(head.toString())];
    camera.readFully(body);
    byte[] start = head.toString().getBytes(ISO_8859_1);
    return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
        .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElse(0);
  }
}

package io.zoetrope.ingester.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Relays a camera over TCP and edits its packets, since cameras err in ways that servers do not.
 */
public final class RtpProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Edit edit;

  public RtpProxy(int target, Edit edit) throws IOException {
    this.target = target;
    this.edit = edit;
    start(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket camera = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.addAll(List.of(client, camera));
      start(() -> client.getInputStream().transferTo(camera.getOutputStream()));
      start(() -> relay(new DataInputStream(camera.getInputStream()), client.getOutputStream()));
    }
  }

  /** Answers of RTSP and, each after a dollar sign, packets. */
  private void relay(DataInputStream camera, OutputStream client) throws IOException {
    while (true) {
      byte first = camera.readByte();
      if (first == '$') {
        client.write(packet(camera));
      } else {
        client.write(answer(first, camera).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private byte[] packet(DataInputStream camera) throws IOException {
    byte channel = camera.readByte();
    byte[] bytes = new byte[camera.readUnsignedShort()];
    camera.readFully(bytes);
    edit.apply(channel % 2 == 0, ByteBuffer.wrap(bytes));
    return ByteBuffer.allocate(4 + bytes.length)
        .put((byte) '$')
        .put(channel)
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }

  private static String answer(byte first, DataInputStream camera) throws IOException {
    var text = new StringBuilder().append((char) first);
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) camera.readUnsignedByte());
    }
    int body = length(text.toString());
    for (int i = 0; i < body; i++) {
      text.append((char) camera.readUnsignedByte());
    }
    return text.toString();
  }

  private static int length(String answer) {
    return answer
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
        .findFirst()
        .orElse(0);
  }

  private static void start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Either side hung up.
              }
            },
            "rtp-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** What becomes of each packet. */
  public interface Edit {
    /**
     * @param rtp or else RTCP
     * @param packet from its header on; changed in place
     */
    void apply(boolean rtp, ByteBuffer packet);
  }

  private interface Work {
    void run() throws IOException;
  }
}

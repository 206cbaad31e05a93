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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Relays a camera's H.264 over TCP and gives it a new SSRC at each key frame, as some cameras do
 * that begin their encoder anew.
 */
public final class SsrcProxy implements AutoCloseable {
  private static final int RTP_HEADER = 12;
  private static final int TIME = 4;
  private static final int SSRC = 8;
  private static final int RTCP_SSRC = 4;
  private static final int SEQUENCE_PARAMETERS = 7;

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger ssrc = new AtomicInteger(0x1000);
  private int lastKeyFrame;

  public SsrcProxy(int target) throws IOException {
    this.target = target;
    start(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many there were after the first. */
  public int changes() {
    return ssrc.get() - 0x1000;
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
    if (channel % 2 == 0 && (bytes[RTP_HEADER] & 0x1f) == SEQUENCE_PARAMETERS) {
      change(ByteBuffer.wrap(bytes).getInt(TIME));
    }
    ByteBuffer.wrap(bytes).putInt(channel % 2 == 0 ? SSRC : RTCP_SSRC, ssrc.get());
    return ByteBuffer.allocate(4 + bytes.length)
        .put((byte) '$')
        .put(channel)
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }

  /** Once a key frame, which may come with its parameters more than once. */
  private void change(int time) {
    if (time != lastKeyFrame) {
      lastKeyFrame = time;
      ssrc.incrementAndGet();
    }
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
            "ssrc-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}

package io.zoetrope.app.endurance;

import io.zoetrope.video.testkit.HangUp;
import io.zoetrope.video.testkit.Interleaved;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The way to a camera, RTSP and its packets over TCP, which can be cut, frozen and tampered with.
 */
final class CameraLink implements AutoCloseable {
  private static final String NAME = "camera-link";
  private static final int SENDER_REPORT = 200;
  private static final int SECONDS_OFFSET = 8; // of the camera's time in a sender report

  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket server;
  private boolean frozen;
  private volatile int target;
  private volatile boolean silent;
  private volatile int clockSeconds;
  private volatile CountDownLatch cut = new CountDownLatch(0);

  /** Refuses connections at first. */
  CameraLink() throws IOException {
    server = listen(0);
    port = server.getLocalPort();
    server.close();
  }

  int port() {
    return port;
  }

  /** Takes connections to a camera at that port of this host. */
  void accept(int camera) throws IOException, InterruptedException {
    target = camera;
    while (server.isClosed()) {
      try {
        server = listen(port);
      } catch (BindException e) {
        Thread.sleep(50); // somebody else connects from it
      }
    }
    ServerSocket now = server;
    HangUp.ends(NAME, () -> acceptAll(now));
  }

  /** Closes all connections and takes no others. */
  void refuse() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Whether no byte passes; what is on its way is kept. */
  synchronized void freeze(boolean whether) {
    frozen = whether;
    notifyAll();
  }

  /** Whether packets of pictures are lost, and these alone. */
  void silence(boolean whether) {
    silent = whether;
  }

  /** Has the camera tell a time that is so many seconds ahead. */
  void setClock(int seconds) {
    clockSeconds = seconds;
  }

  /** Ends the connection amid the next packet of a picture; false where none comes. */
  boolean cutAmidAPacket(int seconds) throws InterruptedException {
    var latch = new CountDownLatch(1);
    cut = latch;
    return latch.await(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    freeze(false);
    refuse();
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
  }

  private void acceptAll(ServerSocket from) throws IOException {
    while (true) {
      Socket client = from.accept();
      sockets.add(client);
      HangUp.ends(NAME, () -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException {
    pass();
    Socket camera;
    try {
      camera = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      end(client);
      throw e;
    }
    sockets.add(camera);
    HangUp.ends(NAME, () -> relay(client, camera, this::questions));
    HangUp.ends(NAME, () -> relay(camera, client, this::answers));
    if (server.isClosed()) {
      end(client, camera); // it was cut in between
    }
  }

  private void relay(Socket from, Socket to, Relay relay) throws IOException {
    try {
      relay.run(from.getInputStream(), to.getOutputStream());
    } finally {
      end(from, to);
    }
  }

  private void end(Socket... ended) throws IOException {
    sockets.removeAll(List.of(ended));
    for (Socket socket : ended) {
      socket.close();
    }
  }

  private void questions(InputStream client, OutputStream camera) throws IOException {
    byte[] buffer = new byte[1 << 12];
    for (int count; (count = client.read(buffer)) >= 0; ) {
      pass();
      camera.write(buffer, 0, count);
    }
  }

  private void answers(InputStream camera, OutputStream client) throws IOException {
    var in = new DataInputStream(camera);
    while (true) {
      Interleaved next = Interleaved.read(in);
      if (next.isRtp()) {
        picture(next.sent(), client);
      } else {
        if (next.isPacket()) {
          tamper(ByteBuffer.wrap(next.bytes()));
        }
        pass();
        client.write(next.sent());
      }
    }
  }

  private void picture(byte[] packet, OutputStream client) throws IOException {
    if (silent) {
      return;
    }
    pass();
    if (cut.getCount() > 0) {
      client.write(packet, 0, packet.length / 2);
      cut.countDown();
      throw new IOException("cut");
    }
    client.write(packet);
  }

  private void tamper(ByteBuffer report) {
    if (report.capacity() >= 28 && (report.get(1) & 0xff) == SENDER_REPORT) {
      report.putInt(SECONDS_OFFSET, report.getInt(SECONDS_OFFSET) + clockSeconds);
    }
  }

  /** Waits while nothing passes. */
  private synchronized void pass() throws IOException {
    try {
      while (frozen) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private interface Relay {
    void run(InputStream from, OutputStream to) throws IOException;
  }
}

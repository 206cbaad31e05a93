package io.zoetrope.ingester.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP relay that can stop relaying while its connections stay open, as a hung camera does. */
public final class FreezableProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean frozen;

  public FreezableProxy(int target) throws IOException {
    this(target, new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
  }

  FreezableProxy(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
    start(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  public void freeze() {
    frozen = true;
  }

  public void thaw() {
    frozen = false;
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
      start(() -> relay(client, camera));
      start(() -> relay(camera, client));
    }
  }

  private void relay(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[1 << 14];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        if (!frozen) {
          out.write(buffer, 0, n);
        }
      }
    }
  }

  private static void start(Relay relay) {
    Thread thread =
        new Thread(
            () -> {
              try {
                relay.run();
              } catch (IOException e) {
                // Either side hung up.
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Relay {
    void run() throws IOException;
  }
}

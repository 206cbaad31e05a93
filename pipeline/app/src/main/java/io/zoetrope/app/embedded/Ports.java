package io.zoetrope.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.Set;

/** TCP ports on loopback. */
public final class Ports {
  public static final String LOOPBACK = "127.0.0.1";
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final long LOOK_MILLIS = 50;
  private static final int REMEMBERED = 1000;
  private static final Set<Integer> GIVEN = new LinkedHashSet<>(); // the oldest first

  private Ports() {}

  /**
   * Any port that nothing listens on, and none of the last ones that this gave: whoever has one may
   * not listen on it yet.
   */
  public static synchronized int free() {
    int port = any();
    while (!GIVEN.add(port)) {
      port = any();
    }
    if (GIVEN.size() > REMEMBERED) {
      GIVEN.remove(GIVEN.iterator().next());
    }
    return port;
  }

  private static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code preferred} where it is free, any other port where not. */
  public static int freeOr(int preferred) {
    return isFree(preferred) ? preferred : free();
  }

  /**
   * @throws PortInUseException where something listens there
   */
  public static void requireFree(String user, int port) {
    if (!isFree(port)) {
      throw new PortInUseException(user, port);
    }
  }

  /**
   * Waits for what ends to give its port up.
   *
   * @throws PortInUseException where it does not
   */
  static void awaitFree(String user, int port) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!isFree(port) && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
    requireFree(user, port);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections closed a moment ago do not count
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}

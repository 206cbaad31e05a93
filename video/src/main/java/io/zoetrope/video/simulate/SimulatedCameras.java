package io.zoetrope.video.simulate;

import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.source.Credentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Real RTSP cameras, by default on loopback, that show painted pictures or files: H.264 over RTP.
 */
public final class SimulatedCameras implements AutoCloseable {
  private final RtspServer server;
  private final List<PaintedCamera> painted = new ArrayList<>();

  private SimulatedCameras(String host, int port, Optional<Credentials> credentials) {
    GstRuntime.start();
    GstRuntime.require("x264enc");
    server = new RtspServer(host, port, credentials);
  }

  /** On a free port, open to all. */
  public static SimulatedCameras start() {
    return start(0);
  }

  /**
   * On that port, open to all.
   *
   * @throws IllegalStateException where the port is taken
   */
  public static SimulatedCameras start(int port) {
    return start(RtspServer.LOOPBACK, port);
  }

  /**
   * At another address of this machine, open to all who reach it.
   *
   * @param host numeric; 0.0.0.0: all of them
   * @throws IllegalStateException where the port is taken
   */
  public static SimulatedCameras start(String host, int port) {
    return new SimulatedCameras(host, port, Optional.empty());
  }

  /** Requires user and password. */
  public static SimulatedCameras start(int port, Credentials credentials) {
    return new SimulatedCameras(RtspServer.LOOPBACK, port, Optional.of(credentials));
  }

  public int port() {
    return server.port();
  }

  /**
   * Switches a painted camera on.
   *
   * @param name letters, digits, dashes
   * @return its address for this machine
   */
  public synchronized String paint(String name, PictureFormat format, Painter painter) {
    var camera = new PaintedCamera(name, format, painter);
    server.mount("/" + name, camera.launch(), true, camera.viewers());
    camera.start();
    painted.add(camera);
    return address(name);
  }

  /**
   * A camera that shows a file from its beginning to each viewer, then ends. H.264 is sent as it
   * is; anything else is encoded again.
   *
   * @return its address
   */
  public String play(String name, Path file) {
    server.mount("/" + name, Encoding.file(file), false, null);
    return address(name);
  }

  @Override
  public synchronized void close() {
    painted.forEach(PaintedCamera::close);
    server.close();
  }

  private String address(String name) {
    return "rtsp://127.0.0.1:%d/%s".formatted(port(), name);
  }
}

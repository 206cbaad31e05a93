package io.zoetrope.ingester.source;

import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.Transport;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.source.Credentials;
import io.zoetrope.yaml.Secret;

/** An RTSP camera. */
final class ServedRtsp implements ServedSource {
  private final Transport transport;
  private SimulatedCameras cameras;
  private int port;

  ServedRtsp(Transport transport) {
    this.transport = transport;
  }

  @Override
  public void start() {
    cameras = SimulatedCameras.start(port, new Credentials(USER, PASSWORD));
    port = cameras.port();
    cameras.paint("door", SMALL, MOVING);
  }

  @Override
  public void stop() {
    cameras.close();
  }

  @Override
  public CameraConfig camera(String password) {
    return at("door", password);
  }

  @Override
  public CameraConfig elsewhere() {
    return at("gone", PASSWORD);
  }

  private CameraConfig at(String path, String password) {
    String address = "rtsp://127.0.0.1:%d/%s".formatted(port, path);
    return CameraConfig.of("c", address, USER, new Secret(password), transport, null);
  }
}

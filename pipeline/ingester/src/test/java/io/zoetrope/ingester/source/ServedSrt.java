package io.zoetrope.ingester.source;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.video.source.SourceProblem;
import io.zoetrope.video.testkit.RunningPipeline;
import io.zoetrope.yaml.Secret;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;

/** An SRT listener that sends an MPEG transport stream. */
final class ServedSrt implements ServedSource {
  private static final String LISTENER =
      "videotestsrc is-live=true pattern=ball"
          + " ! video/x-raw,format=I420,width=160,height=120,framerate=15/1"
          + " ! x264enc key-int-max=8 tune=zerolatency speed-preset=ultrafast"
          + " ! h264parse config-interval=-1 ! mpegtsmux alignment=7"
          + " ! srtsink uri=srt://127.0.0.1:%d?mode=listener wait-for-connection=false"
          + " passphrase=%s";

  private final int port = freePort();
  private RunningPipeline server;

  @Override
  public void start() {
    server = RunningPipeline.start(LISTENER.formatted(port, PASSWORD));
  }

  @Override
  public void stop() {
    server.close();
  }

  @Override
  public CameraConfig camera(String password) {
    return at(port, password);
  }

  @Override
  public CameraConfig elsewhere() {
    return at(freePort(), PASSWORD);
  }

  private static CameraConfig at(int port, String password) {
    String address = "srt://127.0.0.1:%d".formatted(port);
    return CameraConfig.of("c", address, USER, new Secret(password), null, null);
  }

  private static int freePort() {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (SocketException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public SourceProblem refused() {
    return SourceProblem.NO_SRT;
  }

  @Override
  public SourceProblem absent() {
    return SourceProblem.NO_SRT;
  }

  @Override
  public SourceProblem off() {
    return SourceProblem.NO_SRT;
  }
}

package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.simulate.RtspServer;
import io.zoetrope.video.source.Credentials;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A real RTSP camera with a server of its own behind a link, to which anything can happen. */
final class FlappingCamera implements AutoCloseable {
  private static final Credentials RIGHT = new Credentials("admin", "opens");
  private static final Credentials OTHER = new Credentials("admin", "does-not");
  private static final String PATH = "/live";
  private static final int PATIENCE_SECONDS = 20;

  private static final String PICTURES =
      "( videotestsrc is-live=true pattern=smpte ! video/x-raw,format=I420,width=%d,height=%d,"
          + "framerate=6/1 ! %s name=pay0 )";

  /** Key frames come each half second. */
  private static final List<String> CODECS =
      List.of(
          "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=3 ! rtph264pay",
          "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=3 ! rtph265pay",
          "jpegenc ! rtpjpegpay");

  private static final List<List<Integer>> SIZES =
      List.of(List.of(160, 120), List.of(128, 96), List.of(176, 144));

  private static final List<Integer> CLOCKS = List.of(0, 3, -7, 7200);

  private final String id;
  private final CameraLink link = new CameraLink();
  private RtspServer server;
  private int codec;
  private int size;
  private int clock;

  private FlappingCamera(String id) throws IOException {
    this.id = id;
  }

  /** Needs GStreamer to be started. */
  static FlappingCamera start(String id) throws Exception {
    var camera = new FlappingCamera(id);
    camera.serve(RIGHT, true);
    return camera;
  }

  String id() {
    return id;
  }

  CameraOptions options() {
    return CameraOptions.of(
        id,
        "rtsp://%s:%s@127.0.0.1:%d%s".formatted(RIGHT.user(), RIGHT.password(), link.port(), PATH));
  }

  /**
   * Has it happen, and returns when it is over.
   *
   * @param millis how long it lasts, where it does
   */
  void strike(Flap flap, long millis) throws Exception {
    switch (flap) {
      case SERVER_KILLED -> awayFor(millis);
      case LINK_CLOSED -> {
        link.refuse();
        Thread.sleep(millis);
        link.accept(server.port());
      }
      case LINK_FROZEN -> {
        link.freeze(true);
        Thread.sleep(millis);
        link.freeze(false);
      }
      case SILENT -> {
        link.silence(true);
        Thread.sleep(millis);
        link.silence(false);
      }
      case HALF_FRAME -> assertThat(link.cutAmidAPacket(PATIENCE_SECONDS)).as(id).isTrue();
      case WRONG_PASSWORD -> insteadFor(millis, OTHER, true);
      case NOT_FOUND -> insteadFor(millis, RIGHT, false);
      case OTHER_SIZE -> {
        size++;
        awayFor(0);
      }
      case OTHER_CODEC -> {
        codec++;
        awayFor(0);
      }
      case CLOCK_SET -> link.setClock(CLOCKS.get(++clock % CLOCKS.size()));
      case CHILD_KILLED -> throw new IllegalArgumentException("that is no matter of a camera");
    }
  }

  private void awayFor(long millis) throws Exception {
    end();
    Thread.sleep(millis);
    serve(RIGHT, true);
  }

  private void insteadFor(long millis, Credentials credentials, boolean exists) throws Exception {
    end();
    serve(credentials, exists);
    Thread.sleep(millis);
    awayFor(0);
  }

  private void serve(Credentials credentials, boolean exists) throws Exception {
    server = new RtspServer(0, Optional.of(credentials));
    if (exists) {
      List<Integer> pixels = SIZES.get(size % SIZES.size());
      String coded = CODECS.get(codec % CODECS.size());
      server.mount(PATH, PICTURES.formatted(pixels.get(0), pixels.get(1), coded), true, null);
    }
    link.accept(server.port());
  }

  private void end() throws IOException {
    link.refuse();
    server.close();
  }

  @Override
  public void close() throws Exception {
    link.close();
    server.close();
  }
}

package io.zoetrope.app.embedded;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.scenes.script.TimedLabel;
import io.zoetrope.video.simulate.Painter;
import io.zoetrope.video.simulate.PictureFormat;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * RTSP cameras, by default on loopback, that see rendered figures doing things, from when they are
 * watched.
 */
public final class SceneCameras implements AutoCloseable {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final SceneCatalogue UNSEEN = new SceneCatalogue(Split.TEST);

  private final SimulatedCameras server;
  private final List<CameraConfig> cameras = new ArrayList<>();
  private final List<Showing> showings = new ArrayList<>();

  private SceneCameras(SimulatedCameras server) {
    this.server = server;
  }

  /** Cameras that go on for ever, none of whose scenes a model was trained on. */
  public static SceneCameras start(int count, int framesPerSecond) {
    return endless(SimulatedCameras.start(), count, framesPerSecond);
  }

  /**
   * The same for other machines.
   *
   * @param host numeric address to listen at; 0.0.0.0: all of this machine's
   * @throws IllegalStateException where the port is taken
   */
  public static SceneCameras start(int count, int framesPerSecond, String host, int port) {
    return endless(SimulatedCameras.start(host, port), count, framesPerSecond);
  }

  private static SceneCameras endless(SimulatedCameras server, int count, int framesPerSecond) {
    return show(
        server, LongStream.range(0, count).mapToObj(UNSEEN::endless).toList(), framesPerSecond);
  }

  /** Cameras that see a scene each; after its end its figure stands on. */
  public static SceneCameras start(int count, int framesPerSecond, Duration length) {
    return show(
        SimulatedCameras.start(),
        LongStream.range(0, count).mapToObj(n -> UNSEEN.untrimmed(n, length)).toList(),
        framesPerSecond);
  }

  private static SceneCameras show(
      SimulatedCameras server, List<Scene> scenes, int framesPerSecond) {
    SceneCameras all = new SceneCameras(server);
    var format = new PictureFormat(WIDTH, HEIGHT, framesPerSecond);
    for (Scene scene : scenes) {
      all.add("cam-" + (all.cameras.size() + 1), scene, format);
    }
    return all;
  }

  private void add(String id, Scene scene, PictureFormat format) {
    var showing = new Showing(id, scene);
    String address = server.paint(id, format, showing);
    cameras.add(CameraConfig.of(id, address));
    showings.add(showing);
  }

  /** The cameras as a configuration names them. */
  public List<CameraConfig> cameras() {
    return List.copyOf(cameras);
  }

  /** Something a figure really did, by the clock that frames are captured by. */
  public record TrueAction(String camera, String label, Instant start, Instant end) {}

  /** All that the cameras with an end have shown or will show, background apart. */
  public List<TrueAction> actions() {
    return showings.stream().flatMap(showing -> showing.actions().stream()).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  /** One camera's scene, begun when somebody first watches. */
  private static final class Showing implements Painter {
    private final String camera;
    private final Scene scene;
    private final SceneRenderer renderer = new SceneRenderer();
    private Duration begin;
    private volatile Instant beganAt;

    Showing(String camera, Scene scene) {
      this.camera = camera;
      this.scene = scene;
    }

    @Override
    public void paint(long frame, Duration time, byte[] rgb) {
      if (begin == null) {
        begin = time;
        beganAt = Instant.now();
      }
      renderer.paint(scene, time.minus(begin).toNanos() / 1e9, WIDTH, HEIGHT, rgb);
    }

    List<TrueAction> actions() {
      return beganAt == null
          ? List.of()
          : scene.labels().stream()
              .filter(label -> label.action() != Action.IDLE)
              .map(this::action)
              .toList();
    }

    private TrueAction action(TimedLabel label) {
      return new TrueAction(camera, label.action().label(), at(label.start()), at(label.end()));
    }

    private Instant at(double seconds) {
      return beganAt.plusNanos(Math.round(seconds * 1e9));
    }
  }
}

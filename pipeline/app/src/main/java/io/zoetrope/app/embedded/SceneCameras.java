package io.zoetrope.app.embedded;

import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.ingester.simulate.Painter;
import io.zoetrope.ingester.simulate.PictureFormat;
import io.zoetrope.ingester.simulate.SimulatedCameras;
import io.zoetrope.training.scene.Scene;
import io.zoetrope.training.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.List;

/** RTSP cameras on loopback that see rendered figures doing things. */
public final class SceneCameras implements AutoCloseable {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private final SimulatedCameras server;
  private final List<ZoetropeConfig.Camera> cameras = new ArrayList<>();

  private SceneCameras(SimulatedCameras server) {
    this.server = server;
  }

  public static SceneCameras start(int count, int framesPerSecond) {
    SceneCameras scenes = new SceneCameras(SimulatedCameras.start());
    for (int i = 1; i <= count; i++) {
      scenes.add("cam-" + i, i, framesPerSecond);
    }
    return scenes;
  }

  private void add(String id, long seed, int framesPerSecond) {
    var format = new PictureFormat(WIDTH, HEIGHT, framesPerSecond);
    String address = server.paint(id, format, painter(Scene.endless(seed)));
    cameras.add(new ZoetropeConfig.Camera(id, address, null, null, null, null, null));
  }

  private static Painter painter(Scene scene) {
    var renderer = new SceneRenderer();
    return (frame, time, rgb) -> renderer.paint(scene, time.toNanos() / 1e9, WIDTH, HEIGHT, rgb);
  }

  /** The cameras as a configuration names them. */
  public List<ZoetropeConfig.Camera> addresses() {
    return List.copyOf(cameras);
  }

  @Override
  public void close() {
    server.close();
  }
}

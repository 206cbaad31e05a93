package io.zoetrope.scenes.render;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.paint.Canvas;
import io.zoetrope.scenes.paint.Easel;
import io.zoetrope.scenes.paint.View;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.set.Optics;
import io.zoetrope.scenes.set.Setting;

/**
 * Paints scenes. The same scene, time and size always give the same bytes, noise included. Keeps
 * its buffers from frame to frame, so use one renderer for each thread.
 */
public final class SceneRenderer {
  private final Canvas canvas = new Canvas();
  private final Easel easel = new Easel(canvas);
  private final FigurePainter figures = new FigurePainter(easel);
  private final Darkroom darkroom = new Darkroom();
  private Scene current;
  private BackdropPainter backdrop;

  /**
   * Paints one frame.
   *
   * @param seconds since the scene began; after its end the last action goes on
   * @param rgb receives width · height · 3 bytes: red, green, blue, row after row from the top
   */
  public void paint(Scene scene, double seconds, int width, int height, byte[] rgb) {
    check(seconds, width, height, rgb);
    Setting setting = scene.setting();
    enter(scene);
    canvas.resize(width, height);
    View view = setting.camera().view(scene.cameraX(seconds), seconds, width, height);
    backdrop.paint(canvas, view, seconds);
    people(scene, view, seconds);
    develop(scene, setting.optics(), seconds, rgb);
  }

  /**
   * Paints one frame as a camera sees it that stands still and takes in far more than the stage.
   *
   * @param vista how small the stage is and where it is
   * @param peopled whether anything stands on it yet
   * @param rgb as above
   */
  public void paint(
      Scene scene,
      Vista vista,
      double seconds,
      boolean peopled,
      int width,
      int height,
      byte[] rgb) {
    check(seconds, width, height, rgb);
    enter(scene);
    canvas.resize(width, height);
    Setting setting = scene.setting();
    View near = setting.camera().view(scene.cameraX(0), 0, width, height);
    View view = vista.of(near, width, height);
    backdrop.paint(canvas, view, 0);
    if (peopled) {
      people(scene, view, seconds);
    }
    develop(scene, setting.optics().sharper(vista.share()), seconds, rgb);
  }

  private void people(Scene scene, View view, double seconds) {
    easel.begin(view);
    scene.cast().forEach(actor -> figures.paint(actor, seconds));
    scene.props().forEach(prop -> prop.paint(seconds, easel));
    easel.paint();
  }

  private void develop(Scene scene, Optics optics, double seconds, byte[] rgb) {
    long grain = Dice.of(scene.seed(), Double.doubleToLongBits(seconds)).seed();
    darkroom.develop(canvas, optics, seconds, grain, rgb);
  }

  private void enter(Scene scene) {
    if (scene != current) {
      backdrop = new BackdropPainter(scene.setting().backdrop());
      current = scene;
    }
  }

  private static void check(double seconds, int width, int height, byte[] rgb) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("A scene has no frame at " + seconds + " s");
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A frame cannot be " + width + "x" + height + " pixels");
    }
    long needed = 3L * width * height;
    if (rgb.length != needed) {
      throw new IllegalArgumentException(
          "A frame of %dx%d RGB needs %d bytes; the buffer has %d"
              .formatted(width, height, needed, rgb.length));
    }
  }
}

package io.zoetrope.training.data;

import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A painted scene, made without any video file.
 *
 * @param name identifies the scene: its kind and seed
 * @param paintedWidth pixels of the picture as a camera would give it, then resized
 */
record SceneFootage(
    String name,
    Supplier<Scene> scene,
    double seconds,
    int paintedWidth,
    int paintedHeight,
    Resize resize,
    double fps)
    implements Footage {
  /** Raised when scenes are painted differently, so that no cache keeps the old ones. */
  private static final int PAINTING = 1;

  @Override
  public String key() {
    return "scene|%d|%s|%s|%dx%d|%s|%s"
        .formatted(PAINTING, name, seconds, paintedWidth, paintedHeight, resize, fps);
  }

  @Override
  public void play(FrameSink sink) throws IOException {
    Scene painted = scene.get();
    SceneRenderer renderer = new SceneRenderer();
    byte[] picture = new byte[3 * paintedWidth * paintedHeight];
    Shrink shrink = Shrink.to(resize, paintedWidth, paintedHeight);
    byte[] small = new byte[3 * shrink.width() * shrink.height()];
    int frames = (int) Math.round(seconds * fps);
    for (int frame = 0; frame < frames; frame++) {
      renderer.paint(painted, frame / fps, paintedWidth, paintedHeight, picture);
      shrink.apply(picture, small);
      sink.frame(Math.round(frame * 1e6 / fps), shrink.width(), shrink.height(), small);
    }
  }
}

import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.video.file.VideoWriter;
import java.nio.file.Path;

/** Films of a painted scene: a few seconds, forwards and backwards again and again. */
final class Films {
  private static final int PICTURES = 45;

  private Films() {}

  /** Writes an H.264 file in MP4. */
  static Path write(Path file, int width, int height, int framesPerSecond, int frames) {
    byte[][] pictures = pictures(width, height, framesPerSecond);
    try (var writer = VideoWriter.mp4(file, width, height, framesPerSecond)) {
      for (int i = 0; i < frames; i++) {
        int at = i % (2 * PICTURES - 2);
        writer.write(pictures[at < PICTURES ? at : 2 * PICTURES - 2 - at]);
      }
    }
    return file;
  }

  private static byte[][] pictures(int width, int height, int framesPerSecond) {
    var scene = new SceneCatalogue(Split.TEST).clip(1);
    var renderer = new SceneRenderer();
    byte[][] all = new byte[PICTURES][width * height * 3];
    for (int i = 0; i < PICTURES; i++) {
      renderer.paint(scene, i / (double) framesPerSecond, width, height, all[i]);
    }
    return all;
  }
}

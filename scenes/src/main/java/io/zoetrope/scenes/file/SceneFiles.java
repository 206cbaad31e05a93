package io.zoetrope.scenes.file;

import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes scenes as video files: {@code train/walk/walk-17.mp4}, one folder for each split and
 * action, {@code untrimmed/untrimmed-….mp4}, and a {@link Manifest}. Names carry the seed.
 */
public final class SceneFiles {
  private final SceneFilesOptions options;
  private final VideoSink.Opener opener;
  private final SceneRenderer renderer = new SceneRenderer();
  private final byte[] frame;

  public SceneFiles(SceneFilesOptions options, VideoSink.Opener opener) {
    this.options = options;
    this.opener = opener;
    frame = new byte[3 * options.width() * options.height()];
  }

  /**
   * Writes them all. When it fails, the file in work is removed; those before stay, and are in the
   * manifest.
   *
   * @param written called with each file when it is whole; there will be {@link
   *     SceneFilesOptions#files}
   */
  public void write(Consumer<Path> written) throws IOException {
    Files.createDirectories(options.folder());
    try (Manifest manifest = new Manifest(options.folder())) {
      for (Split split : options.splits()) {
        writeClips(split, manifest, written);
      }
      writeUntrimmed(manifest, written);
    }
  }

  private void writeClips(Split split, Manifest manifest, Consumer<Path> written)
      throws IOException {
    SceneCatalogue catalogue = new SceneCatalogue(split);
    long clips = (long) options.clipsPerAction(split) * Action.values().length;
    for (long number = 0; number < clips; number++) {
      String label = catalogue.action(number).label();
      Path folder = options.folder().resolve(split.label()).resolve(label);
      write(catalogue.clip(number), folder, label, manifest, written);
    }
  }

  private void writeUntrimmed(Manifest manifest, Consumer<Path> written) throws IOException {
    SceneCatalogue catalogue = new SceneCatalogue(Split.TEST);
    Path folder = options.folder().resolve("untrimmed");
    for (int number = 0; number < options.untrimmed(); number++) {
      Scene scene = catalogue.untrimmed(number, options.untrimmedLength());
      write(scene, folder, "untrimmed", manifest, written);
    }
  }

  private void write(
      Scene scene, Path folder, String name, Manifest manifest, Consumer<Path> written)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("%s-%d.%s".formatted(name, scene.seed(), options.extension()));
    try {
      paint(scene, file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    manifest.add(file, scene);
    written.accept(file);
  }

  private void paint(Scene scene, Path file) throws IOException {
    int rate = options.framesPerSecond();
    long frames = Math.round(scene.duration() * rate);
    try (VideoSink sink = opener.open(file, options.width(), options.height(), rate)) {
      for (long n = 0; n < frames; n++) {
        renderer.paint(scene, (double) n / rate, options.width(), options.height(), frame);
        sink.write(frame);
      }
    }
  }
}

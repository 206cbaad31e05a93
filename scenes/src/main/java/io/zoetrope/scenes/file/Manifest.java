package io.zoetrope.scenes.file;

import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.TimedLabel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code manifest.csv}: file (relative, with /), label, start and end in seconds, seed. One row for
 * each label of a file; a file is listed only once it is whole.
 */
final class Manifest implements AutoCloseable {
  static final String NAME = "manifest.csv";

  private final Path folder;
  private final BufferedWriter writer;

  Manifest(Path folder) throws IOException {
    this.folder = folder;
    writer = Files.newBufferedWriter(folder.resolve(NAME));
    writer.write("file,label,start,end,seed\n");
  }

  void add(Path file, Scene scene) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    for (TimedLabel label : scene.labels()) {
      writer.write(
          String.format(
              Locale.ROOT,
              "%s,%s,%.3f,%.3f,%d\n",
              name,
              label.action().label(),
              label.start(),
              label.end(),
              scene.seed()));
    }
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

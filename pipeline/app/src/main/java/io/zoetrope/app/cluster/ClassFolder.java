package io.zoetrope.app.cluster;

import io.zoetrope.zoo.weights.Hash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Classes that a build wrote into a folder. */
final class ClassFolder {
  private ClassFolder() {}

  /**
   * Packs them as a jar.
   *
   * @param part of the folder, with what is below it
   */
  static void pack(Path classes, Path part, Manifest manifest, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file, manifest)) {
      for (Path each : files(part)) {
        out.putNextEntry(new JarEntry(name(classes, each)));
        Files.copy(each, out);
      }
    }
  }

  /** Writes the names and hashes of all files. */
  static void digest(Path classes, OutputStream out) throws IOException {
    for (Path each : files(classes)) {
      String line = name(classes, each) + " " + Hash.SHA256.hex(each) + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String name(Path classes, Path file) {
    return classes.relativize(file).toString().replace('\\', '/');
  }
}

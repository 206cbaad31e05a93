package io.zoetrope.app.cluster;

import io.zoetrope.zoo.weights.Hash;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The classes that a cluster's processes run, as they were when the first of them started: who
 * builds another version meanwhile changes nothing under them.
 */
final class ClusterLibraries {
  private final Path folder;
  private final List<Path> here;

  ClusterLibraries(Path folder) {
    this(folder, System.getProperty("java.class.path"));
  }

  /**
   * @param here class path of this command
   */
  ClusterLibraries(Path folder, String here) {
    this.folder = folder;
    this.here =
        Stream.of(here.split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .map(Path::toAbsolutePath)
            .toList();
  }

  /** Takes those of this command. No process of the cluster may run. */
  void renew() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path each : here) {
      all.add((isOurs(each) ? copy(each, all.size()) : each).toString());
    }
    Files.writeString(folder.resolve("build"), build());
    Files.writeString(list(), String.join(File.pathSeparator, all));
  }

  /** Of this project: built again under the same name. */
  private static boolean isOurs(Path each) {
    return Files.isDirectory(each) || each.getFileName().toString().startsWith("zoetrope-");
  }

  private Path copy(Path ours, int number) throws IOException {
    Path jar = folder.resolve("classes-%02d.jar".formatted(number));
    if (Files.isDirectory(ours)) {
      ClassFolder.pack(ours, ours, new Manifest(), jar);
    } else {
      Files.copy(ours, jar, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  boolean areThere() {
    return Files.exists(list());
  }

  private Path list() {
    return folder.resolve("classpath");
  }

  /** For a process of the cluster. */
  String classPath() throws IOException {
    return Files.readString(list());
  }

  /**
   * @throws IllegalStateException where this command is of another build: its jobs would not find
   *     their classes
   */
  void requireThisBuild() throws IOException {
    Path known = folder.resolve("build");
    if (Files.notExists(known) || !Files.readString(known).equals(build())) {
      throw new IllegalStateException(
          "the cluster of %s runs another build than this one: end its jobs with 'zoetrope job stop', then 'zoetrope cluster stop' and 'start' take this one, and 'zoetrope job --submit --from' goes on"
              .formatted(folder.getParent()));
    }
  }

  /** Of what is ours the content; of other jars the names, which have their versions. */
  private String build() throws IOException {
    var all = new ByteArrayOutputStream();
    for (Path each : here) {
      if (Files.isDirectory(each)) {
        ClassFolder.digest(each, all);
      } else {
        String line = isOurs(each) ? Hash.SHA256.hex(each) : each.toString();
        all.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return Hash.SHA256.hex(all.toByteArray());
  }
}

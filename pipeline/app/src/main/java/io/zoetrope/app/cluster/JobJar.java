package io.zoetrope.app.cluster;

import io.zoetrope.job.ActionJob;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The jar of the job alone, which a cluster is given with it. What the job needs is in the
 * cluster's {@code lib}: native libraries can be loaded only once in a process.
 */
public final class JobJar {
  private static final String PACKAGE = ActionJob.class.getPackageName().replace('.', '/');

  private JobJar() {}

  /**
   * The jar that this process has the job from, or one made of the folder of its classes.
   *
   * @param folder to make it in
   */
  public static Path in(Path folder) throws IOException {
    Path classes = location();
    return Files.isDirectory(classes) ? pack(classes, folder) : classes;
  }

  private static Path location() {
    try {
      return Path.of(ActionJob.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the job's classes lie nowhere", e);
    }
  }

  /** Whatever else is in the folder: other classes are the cluster's own, and there once only. */
  static Path pack(Path classes, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path jar = folder.resolve("zoetrope-job.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ActionJob.class.getName());
    ClassFolder.pack(classes, classes.resolve(PACKAGE), manifest, jar);
    return jar;
  }
}

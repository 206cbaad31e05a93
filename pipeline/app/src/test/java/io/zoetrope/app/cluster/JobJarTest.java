package io.zoetrope.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.ActionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {
  private static final String JOB = "io/zoetrope/job/ActionJob.class";

  @TempDir Path folder;

  /** What a cluster has besides must be there once only: see JobJar. */
  @Test
  void hasTheJobAloneAndNamesItsMainClass() throws Exception {
    requireTheJobAlone(JobJar.in(folder));
  }

  @Test
  void ofAFolderWithOtherClassesItHasTheJobsAlone() throws Exception {
    Path classes = folder.resolve("classes");
    for (String each : List.of(JOB, "io/zoetrope/schemas/FrameBatch.class")) {
      Files.createDirectories(classes.resolve(each).getParent());
      Files.writeString(classes.resolve(each), "code");
    }

    requireTheJobAlone(JobJar.pack(classes, folder.resolve("jars")));
  }

  private static void requireTheJobAlone(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
          .isEqualTo(ActionJob.class.getName());
      assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .contains(JOB)
          .allMatch(name -> name.startsWith("io/zoetrope/job/") || name.startsWith("META-INF/"));
    }
  }
}

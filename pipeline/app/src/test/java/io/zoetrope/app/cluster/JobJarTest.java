package io.zoetrope.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.ActionJob;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {
  @TempDir Path folder;

  /** What a cluster has besides must be there once only: see JobJar. */
  @Test
  void hasTheJobAloneAndNamesItsMainClass() throws Exception {
    try (var jar = new JarFile(JobJar.in(folder).toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
          .isEqualTo(ActionJob.class.getName());
      assertThat(jar.stream().map(entry -> entry.getName()))
          .contains("io/zoetrope/job/ActionJob.class")
          .allMatch(name -> name.startsWith("io/zoetrope/job/") || name.startsWith("META-INF/"));
    }
  }
}

package io.zoetrope.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLibrariesTest {
  @TempDir Path folder;
  private Path classes;
  private Path jar;
  private ClusterLibraries libraries;

  @BeforeEach
  void build() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(classes.resolve("Some.class"), "before");
    jar = Files.writeString(folder.resolve("known-1.0.jar"), "a jar");
    libraries = of(classes + File.pathSeparator + jar + File.pathSeparator + "/not/there.jar");
  }

  private ClusterLibraries of(String classPath) throws IOException {
    return new ClusterLibraries(Files.createDirectories(folder.resolve("cluster/lib")), classPath);
  }

  @Test
  void whatIsBuiltLaterIsNotTheirs() throws IOException {
    libraries.renew();
    Files.writeString(classes.resolve("Some.class"), "after");

    var all = List.of(libraries.classPath().split(File.pathSeparator));
    assertThat(all).hasSize(2).last().isEqualTo(jar.toString());
    try (var packed = new JarFile(all.get(0))) {
      var entry = packed.getInputStream(packed.getEntry("Some.class"));
      assertThat(new String(entry.readAllBytes())).isEqualTo("before");
    }
  }

  @Test
  void aJarOfThisProjectIsBuiltAgainUnderItsName() throws IOException {
    Path ours = Files.writeString(folder.resolve("zoetrope-zoo-0.1.0.jar"), "before");
    var packed = of(ours.toString());
    packed.renew();
    Files.writeString(ours, "after");

    assertThat(Path.of(packed.classPath())).hasContent("before");
    assertThatThrownBy(packed::requireThisBuild).hasMessageContaining("another build");
  }

  @Test
  void aClusterOfBeforeThereWereCopiesIsOfAnotherBuild() {
    assertThatThrownBy(libraries::requireThisBuild).hasMessageContaining("another build");
  }

  @Test
  void aCommandOfAnotherBuildIsRefused() throws IOException {
    libraries.renew();
    assertThatCode(libraries::requireThisBuild).doesNotThrowAnyException();

    Files.writeString(classes.resolve("Some.class"), "after");
    assertThatThrownBy(libraries::requireThisBuild)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the cluster of " + folder.resolve("cluster"))
        .hasMessageContaining("another build");

    Files.writeString(classes.resolve("Some.class"), "before");
    assertThatThrownBy(of(classes + File.pathSeparator + folder)::requireThisBuild)
        .isInstanceOf(IllegalStateException.class);
  }
}

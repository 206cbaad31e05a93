package io.zoetrope.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.zoetrope.operators.inference.engine.OpenVinoPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenVinoEngineTest {
  @TempDir Path folder;

  @BeforeEach
  void requireAPlatformItIsPackagedFor() {
    assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .as("OpenVINO is packaged for Linux amd64 only")
        .isEqualTo("Linux amd64");
  }

  @Test
  void takesNoOtherFileThanTheOneWhoseHashIsKnown() throws Exception {
    Path wheel = Files.writeString(folder.resolve("some.whl"), "something else");
    var plugin = new OpenVinoPlugin(folder.resolve("cache/openvino"));
    var engine = new OpenVinoEngine(plugin);
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.install(wheel, size -> null))
        .withMessageContaining("some.whl")
        .withMessageContaining("SHA-256")
        .withMessageContaining("pip download");
    assertThat(plugin.isInstalled()).isFalse();
  }

  @Test
  void namesAWheelThatIsNotThere() {
    var engine = new OpenVinoEngine(new OpenVinoPlugin(folder.resolve("openvino")));
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.install(folder.resolve("gone.whl"), size -> null))
        .withMessageContaining("gone.whl: no such file");
  }
}

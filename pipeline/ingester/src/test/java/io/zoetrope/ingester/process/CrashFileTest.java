package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashFileTest {
  private static final String WRITTEN =
      """
      #
      # A fatal error has been detected by the Java Runtime Environment:
      #
      #  SIGSEGV (0xb) at pc=0x00007f7c4c00b0a0, pid=4711, tid=4712
      #
      # Problematic frame:
      # C  [libavcodec.so.60+0x123]  decode
      #
      RAX=0x1 is an oop: java.lang.String - string: "rtsp://admin:hunter2@10.0.0.5/live"
      RBX=0x2 is an oop: java.lang.String - string: "hunter2"
      """;

  @TempDir Path folder;

  @Test
  void saysWhichSignalItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("crash.log"), WRITTEN);

    assertThat(CrashFile.reason(file, 134, List.of())).isEqualTo("signal 11");
  }

  @Test
  void isKeptWithoutPasswords() throws IOException {
    Path file = Files.writeString(folder.resolve("crash.log"), WRITTEN);
    var camera = CameraOptions.of("door", "rtsp://admin:hunter2@10.0.0.5/live");

    CrashFile.reason(file, 134, List.of(camera));

    assertThat(file).doesNotExist();
    assertThat(folder.resolve("crash.log.redacted"))
        .content()
        .contains("libavcodec")
        .doesNotContain("hunter2");
  }

  @Test
  void aProcessThatWroteNoneEndedByASignalOrByItself() {
    assertThat(CrashFile.reason(folder.resolve("none"), 137, List.of())).isEqualTo("signal 9");
    assertThat(CrashFile.reason(folder.resolve("none"), 1, List.of())).isEqualTo("exit code 1");
  }
}

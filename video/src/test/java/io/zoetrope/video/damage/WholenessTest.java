package io.zoetrope.video.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.gst.GstRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers alone, in hexadecimal digits. */
class WholenessTest {
  private static final String AVI = "41564920" + "4c495354" + "00000000";

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    GstRuntime.start();
  }

  /** As ffmpeg and others write where they cannot go back. */
  @Test
  void anAviThatWasStreamedDoesNotSayHowLongItIs() throws IOException {
    assertThat(problem("52494646" + "ffffffff" + AVI)).isEmpty();
    assertThat(problem("52494646" + "ff000000" + AVI).orElseThrow())
        .contains("cut short: 243 bytes are missing");
  }

  /** Within the header, its size, the segment's id and the segment's size. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a45dfa3" + "9f" + "4286810142f7810142f281",
        "1a45dfa3" + "01000000000000ff" + "42868101",
        "1a45dfa3" + "8b" + "4286810142f7810142f281" + "1853",
        "1a45dfa3" + "8b" + "4286810142f7810142f281" + "18538067" + "0100"
      })
  void aMatroskaThatEndsInItsHeadIsCutShort(String start) throws IOException {
    assertThat(problem(start).orElseThrow()).startsWith("is cut short: ").endsWith("get it anew");
  }

  @Test
  void aMatroskaThatWasStreamedDoesNotSayHowLongItIs() throws IOException {
    assertThat(problem("1a45dfa3" + "8442868101" + "18538067" + "01ffffffffffffff" + "ec80"))
        .isEmpty();
  }

  private Optional<String> problem(String hex) throws IOException {
    Path file = Files.write(folder.resolve("v"), HexFormat.of().parseHex(hex));
    return new Wholeness(file).problem(0);
  }
}

package io.zoetrope.app.command.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.video.testkit.CrashingVideo;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTest {
  @TempDir static Path models;
  private static String model;
  @TempDir Path folder;

  @BeforeAll
  static void model() {
    model = Configs.smallModel(models).folder().toString();
  }

  @Test
  void tellsTheTopLabelsAndThatTheModelIsUntrained() {
    Console ran = Console.run("predict", model, video("v.y4m"), "--top", "2");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out().lines().toList())
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(0)).endsWith("v.y4m"))
        .satisfies(lines -> assertThat(lines.get(1)).matches(" +\\d+\\.\\d\\d %  (walk|run|fall)"));
    assertThat(ran.err()).contains("is untrained");
  }

  @Test
  void aBadFileGetsALineAndTheOthersGoOn() throws Exception {
    String bad = Files.writeString(folder.resolve("bad.mp4"), "none\n".repeat(99)).toString();

    Console ran =
        Console.run(
            "predict",
            model,
            bad,
            folder + "/gone.mp4",
            video("v.y4m"),
            "--json",
            "--views",
            "2x3");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("zoetrope: " + bad + " is not a video").contains("gone.mp4");
    JsonNode printed = new ObjectMapper().readTree(ran.out());
    assertThat(printed.get("video").asText()).endsWith("v.y4m");
    assertThat(printed.get("views").asText()).isEqualTo("2x3");
    assertThat(printed.get("trained").asBoolean()).isFalse();
    assertThat(printed.get("top")).hasSize(3);
  }

  @Test
  void aFileThatCrashesItsDecoderGetsALineAndTheOthersGoOn() {
    String crashing = CrashingVideo.create(folder.resolve("crash.mp4"), "SEGV").toString();

    Console ran =
        Console.run("predict", model, video("a.y4m"), crashing, video("b.y4m"), "--top", "1");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().lines().filter(line -> line.endsWith(".y4m")))
        .containsExactly(folder + "/a.y4m", folder + "/b.y4m");
    assertThat(ran.err().lines().filter(line -> line.startsWith("zoetrope: ")))
        .singleElement()
        .asString()
        .startsWith("zoetrope: " + crashing + " crashes its decoder (signal 11); convert it");
  }

  @Test
  void refusesOtherWeightsForAPackage() {
    Console ran = Console.run("predict", model, "v.mp4", "--weights", "w.pth");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("others go with a model of the catalogue");
  }

  @Test
  void wrongViewsAreWrongUse() {
    Console ran = Console.run("predict", model, "v.mp4", "--views", "10x2");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("1 or 3 crops");
  }

  private String video(String name) {
    return BarsVideo.write(folder.resolve(name), 30, 40).toString();
  }
}

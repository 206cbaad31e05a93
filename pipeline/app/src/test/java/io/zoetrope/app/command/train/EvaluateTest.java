package io.zoetrope.app.command.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  @TempDir static Path models;
  private static String model;
  @TempDir Path folder;

  @BeforeAll
  static void model() {
    model = Configs.smallModel(models).folder().toString();
  }

  @Test
  void measuresAListWhoseClassesNeedNotAllHaveVideos() throws IOException {
    BarsVideo.write(folder.resolve("a.y4m"), 30, 40);
    Path list = Files.writeString(folder.resolve("list.txt"), "a.y4m 40 2\na.y4m 40 0\n");

    Console ran = evaluate("--list", list.toString());

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("is untrained");
    assertThat(ran.out())
        .contains("list.txt: 2 videos, views 1x1")
        .containsPattern("top-1 (0|50)\\.00 %, top-5 100\\.00 %")
        .containsPattern("(?m)^run +0 +- ");
  }

  @Test
  void otherClassesAreNamed() throws IOException {
    BarsVideo.write(Files.createDirectory(folder.resolve("swim")).resolve("a.y4m"), 30, 40);

    assertThat(evaluate("--folder", folder.toString()).err())
        .contains("swim: is no class; known are walk, run, fall");
    Path config =
        Files.writeString(
            folder.resolve("train.yaml"),
            """
            name: n
            model: {catalogue: r2plus1d_v1_resnet18_kinetics400}
            data: {train: {folder: t}, validation: {folder: v}, labels: [a, b]}
            """);
    assertThat(evaluate("--config", config.toString()).err())
        .contains("train.yaml has the classes [a, b], the model [walk, run, fall]");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("folder: v", "scenes: {clips: 1}")
            .replace(", labels: [a, b]", ""));
    assertThat(evaluate("--config", config.toString()).err())
        .contains("the data has the classes [");
    assertThat(evaluate("--config", config.toString(), "--part", "test").err())
        .contains("train.yaml: data.test is missing");
  }

  @Test
  void aConfigurationThatCannotBeUsedIsWrongUseAndNamesFileLineAndKey() throws IOException {
    assertRefused("name: n\nepochs: 0\n", ":2: epochs: must be 1 or more, is 0");
    assertRefused("nam: n\n", ":1: nam: unknown key; here may stand: augmentation,");
    assertRefused("name: n\nseed: none\n", ":2: seed: must be a whole number, is none");
    assertRefused("", ":1: name: is missing");
  }

  private void assertRefused(String beginning, String message) throws IOException {
    String data =
        """
        model: {catalogue: r2plus1d_v1_resnet18_kinetics400}
        data: {train: {folder: t}, validation: {folder: v}}
        """;
    Path config = Files.writeString(folder.resolve("train.yaml"), beginning + data);

    Console ran = evaluate("--config", config.toString());

    assertThat(ran.exitCode()).as(beginning).isEqualTo(2);
    assertThat(ran.err()).contains(config + message);
  }

  @Test
  void badVideosAreReported() throws IOException {
    BarsVideo.write(folder.resolve("short.y4m"), 30, 3);
    Path list = Files.writeString(folder.resolve("list.txt"), "short.y4m 3 2\ngone.y4m 40 0\n");

    Console ran = evaluate("--list", list.toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("3 problems in the data set", "there is no usable video at all")
        .contains("short.y4m: too short: 3 frames, a clip needs 16", "gone.y4m");
  }

  @Test
  void whatIsLeftOutIsNamed() throws IOException {
    BarsVideo.write(folder.resolve("a.y4m"), 30, 40);
    BarsVideo.write(folder.resolve("b.y4m"), 30, 50);
    Files.writeString(folder.resolve("c.mp4"), "none\n".repeat(99));
    Path list = folder.resolve("list.txt");
    Files.writeString(list, "a.y4m 40 2\nc.mp4 40 0\nb.y4m 50 1\n");

    Console refused = evaluate("--list", list.toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("1 problem in the data set", "c.mp4: is not a video")
        .contains("--skip-bad");

    Console skipping = evaluate("--list", list.toString(), "--skip-bad");

    assertThat(skipping.exitCode()).as(skipping.err()).isZero();
    assertThat(skipping.out()).contains("list.txt: 2 videos");
    assertThat(skipping.err()).contains("Left out: 1 bad videos", "c.mp4: is not a video");
  }

  @Test
  void wrongUseExitsWith2() {
    assertThat(evaluate().exitCode()).isEqualTo(2);
    assertThat(evaluate("--folder", "a", "--list", "b").exitCode()).isEqualTo(2);
    assertThat(evaluate("--folder", "a", "--views", "many").err())
        .contains("'many' is neither single nor gluoncv nor CLIPSxCROPS");
  }

  private Console evaluate(String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "evaluate";
    all[1] = model;
    all[2] = "--cache";
    all[3] = folder.resolve("cache").toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return Console.run(all);
  }
}

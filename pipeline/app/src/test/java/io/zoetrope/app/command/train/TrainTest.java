package io.zoetrope.app.command.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.zoo.pack.ModelPackage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenes rendered to files, a narrow network trained on them, the package evaluated. */
class TrainTest {
  private static final String CONFIG =
      """
      name: tiny
      model: {catalogue: r2plus1d_v1_resnet18_kinetics400, settings: {width: 4}}
      clip: {frames: 8, stride: 2, fps: 10}
      input: {width: 24, height: 24}
      resize: {mode: exact, width: 28, height: 24}
      data:
        train: {folder: scenes/train}
        validation: {folder: scenes/validation}
        cache: cache
      optimizer: {kind: adamw, rate: 0.003}
      batch: 8
      threads: 1
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void render() {
    Console ran =
        Console.run(
            "scenes",
            "render",
            "--out",
            folder.resolve("scenes").toString(),
            "--clips",
            "2",
            "--size",
            "64x48",
            "--fps",
            "10");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("videos and manifest.csv");
  }

  @Test
  void trainsOnFilesAndThePackageScoresWhatTheTrainerDid() throws IOException {
    Path config = write("train.yaml", CONFIG + "epochs: 2\n");
    Path out = folder.resolve("run");

    Console trained = Console.run("train", "--config", config + "", "--out", out + "");

    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.err()).contains("epoch 1/2: loss", "epoch 2/2: loss", "*best*");
    assertThat(trained.out()).contains("Model package: " + out.resolve("model"), "run --config");
    assertThat(out.resolve("metrics.csv")).content().hasLineCount(3);
    assertThat(ImageIO.read(out.resolve("curves.png").toFile()).getWidth()).isEqualTo(900);
    ModelPackage model = ModelPackage.read(out.resolve("model"));
    assertThat(model.card().provenance().get("command").toString()).startsWith("zoetrope train --");

    JsonNode evaluated = evaluate(out.resolve("model"), config);
    assertThat(evaluated.get("top1").asDouble())
        .isEqualTo(((Number) model.card().metrics().get("validation-accuracy")).doubleValue());
    assertThat(evaluated.get("loss").asDouble())
        .isCloseTo(
            ((Number) model.card().metrics().get("validation-loss")).doubleValue(), within(1e-4));
    assertThat(evaluated.get("classes")).hasSameSizeAs(model.labels());

    Console again = Console.run("train", "--config", config + "", "--out", out + "");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("holds a training already", "--resume");
  }

  private static JsonNode evaluate(Path model, Path config) throws IOException {
    Console ran = Console.run("evaluate", model + "", "--config", config + "", "--json");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    Path figures = folder.resolve("figures");
    Console more =
        Console.run(
            "evaluate",
            model + "",
            "--folder",
            folder.resolve("scenes/validation") + "",
            "--views",
            "2x3",
            "--cache",
            folder.resolve("cache") + "",
            "--out",
            figures + "");
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.out()).contains("views 2x3", "top-1", "class", "precision", "walk");
    assertThat(figures.resolve("confusion.csv")).content().startsWith("class,");
    BufferedImage chart = ImageIO.read(figures.resolve("confusion.png").toFile());
    assertThat(chart.getWidth()).isGreaterThan(400);
    return new ObjectMapper().readTree(ran.out());
  }

  @Test
  void ctrlCEndsBetweenStepsAndResumeGoesOn() throws Exception {
    Path config = write("long.yaml", CONFIG + "epochs: 500\n");
    Path out = folder.resolve("broken-off");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    String[] command = {"train", "--config", config + "", "--out", out + ""};
    Process training = AppProcess.start(folder, temporary, command);
    try {
      while (training.isAlive() && !Files.exists(out.resolve("curves.png"))) {
        Thread.sleep(50);
      }
      AppProcess.interrupt(training);
      assertThat(training.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      training.destroyForcibly();
    }
    assertThat(folder.resolve("errors")).content().contains("Go on with it: zoetrope train");
    assertThat(training.exitValue()).isEqualTo(130);

    write("long.yaml", CONFIG + "epochs: %d\n".formatted(epochsDone(out) + 1));
    Console resumed = Console.run("train", "--config", config + "", "--out", out + "", "--resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
  }

  private static int epochsDone(Path out) throws IOException {
    return Files.readAllLines(out.resolve("metrics.csv")).size() - 1;
  }

  @Test
  void tellsEverythingThatIsWrongWithTheDataInOneReport() throws IOException {
    Path good = firstVideo("walk");
    Files.writeString(folder.resolve("bad.mp4"), "none\n".repeat(99));
    Path list =
        write(
            "list.txt",
            String.join(
                "\n", good + " 0 0", "bad.mp4 0 1", "gone.mp4 0 1", good + " 0 9", "odd", ""));
    Path config =
        write(
            "bad.yaml",
            CONFIG
                .replace("{folder: scenes/train}", "{list: " + list + "}")
                .replace("{folder: scenes/validation}", "{list: " + list + "}")
                .replace("  cache:", "  labels: [walk, run]\n  cache:"));

    Console ran = Console.run("train", "--config", config + "", "--out", folder.resolve("x") + "");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("10 problems in the data set")
        .contains("bad.mp4: is not a video")
        .contains("list.txt:3: there is no file")
        .contains("list.txt:4: the label must be a number from 0 to 1, is '9'")
        .contains("list.txt:5: must be 'path number label', is 'odd'")
        .contains("class run has no usable video");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void skipsBadVideosOnRequestAndCountsThem() throws IOException {
    Path bad = write("some/train/walk/bad.mp4", "none\n".repeat(99));
    for (String part : List.of("train", "validation")) {
      for (String action : List.of("walk", "run")) {
        Path copy = folder.resolve("some").resolve(part).resolve(action).resolve("a.mp4");
        Files.createDirectories(copy.getParent());
        Files.copy(firstVideo(action), copy);
      }
    }
    Path config = write("some.yaml", CONFIG.replace("scenes/", "some/") + "epochs: 1\n");
    Path out = folder.resolve("some-run");

    Console refused = Console.run("train", "--config", config + "", "--out", out + "");
    Console ran = Console.run("train", "--config", config + "", "--out", out + "", "--skip-bad");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("1 problem in the data set", bad.getFileName() + ": is not", "--skip-bad");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("Left out: 1 bad videos or list lines");
  }

  @Test
  void wrongUseIsReportedBeforeAnyVideoIsRead() throws IOException {
    Path config = write("none.yaml", CONFIG.replace("scenes/", "nowhere/"));

    assertThat(Console.run("train").exitCode()).isEqualTo(2);
    assertThat(Console.run("train", "--config", "a", "--gluoncv-config", "b").exitCode())
        .isEqualTo(2);
    assertThat(Console.run("train", "--config", config + "", "--resume").err())
        .contains("holds no training to resume");
    assertThat(Console.run("train", "--config", folder + "/no.yaml").err())
        .contains("no.yaml: no such file");
    assertThat(Console.run("train", "--config", config + "").err())
        .contains("nowhere/train: there is no such folder");
    write("none.yaml", CONFIG.replace("settings:", "weights: gone.pth, settings:"));
    assertThat(Console.run("train", "--config", config + "").err())
        .contains("gone.pth is no file that can be read");
  }

  @Test
  void aConfigurationThatCannotBeUsedIsWrongUseAndNamesFileLineAndKey() throws IOException {
    assertRefused("batch: 8", "batch: 0", ":11: batch: must be 1 or more, is 0");
    assertRefused("batch: 8", "bach: 8", ":11: bach: unknown key; here may stand: augmentation,");
    assertRefused("threads: 1", "threads: one", ":12: threads: must be a whole number, is one");
    assertRefused("rate: 0.003", "rate: .inf", ":10: optimizer.rate: must be a finite number");
    assertRefused("fps: 10", "fps: [10]", ":3: clip.fps: expected a single value here");
    assertRefused("name: tiny", "\tname: tiny", ":1: not YAML: ");
  }

  private static void assertRefused(String from, String to, String message) throws IOException {
    Path config = write("refused.yaml", CONFIG.replace(from, to));

    Console ran = Console.run("train", "--config", config + "");

    assertThat(ran.exitCode()).as(to).isEqualTo(2);
    assertThat(ran.err()).contains(config + message);
  }

  @Test
  void anOverrideThatCannotBeUsedIsWrongUseAndIsNamed() throws IOException {
    Path config = write("overridden.yaml", CONFIG);

    Console ran = Console.run("train", "--config", config + "", "-D", "epochs=x");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("-D epochs=x: must be a whole number, is x");
  }

  @Test
  void anOverrideOfAnUnknownModelIsNamed() throws IOException {
    Path config = write("overridden.yaml", CONFIG);

    Console ran = Console.run("train", "--config", config + "", "-D", "model.catalogue=nope");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("-D model.catalogue=").contains("nope");
  }

  @Test
  void aGluonCvConfigurationThatCannotBeUsedIsWrongUseToo() throws IOException {
    Path config = write("gluoncv.yaml", "CONFIG:\n  TRIAN: {LR: 1}\n  MODEL: [a]\n");

    Console ran = Console.run("train", "--gluoncv-config", config + "");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains(config + ":2: CONFIG.TRIAN: unknown key; here may stand: DATA,")
        .contains(config + ":3: CONFIG.MODEL: must be a section with");
  }

  private static Path firstVideo(String action) throws IOException {
    try (var files = Files.list(folder.resolve("scenes/train").resolve(action))) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

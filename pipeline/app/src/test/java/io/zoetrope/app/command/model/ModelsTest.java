package io.zoetrope.app.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  private static final String CUSTOM = "resnet50_v1b_custom";

  @TempDir Path folder;

  @Test
  void exportsAModelForClassesOfTheUsersOwn() throws IOException {
    Path out = folder.resolve("mine");

    Console ran = export(Files.writeString(folder.resolve("labels.txt"), "fall\nnone\n"), out);

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("2 labels, untrained");
    assertThat(ModelPackage.read(out).labels()).containsExactly("fall", "none");
  }

  @Test
  void customModelsAskForLabels() {
    Console ran = Console.run("models", "export", CUSTOM, "--out", folder.resolve("o").toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains(CUSTOM + " has classes of your own").contains("--labels FILE");
    assertThat(Console.run("predict", CUSTOM, "v.mp4").err()).contains("and name the folder");
  }

  @Test
  void wrongLabelFilesAreNamedWithTheirLine() throws IOException {
    Path labels = folder.resolve("labels.txt");
    assertThat(export(labels, folder).err()).contains("labels.txt: no such file");
    Files.writeString(labels, "fall\nnone\nfall\n");
    assertThat(export(labels, folder).err()).contains("line 3: 'fall' is there already");
    Files.writeString(labels, "fall\n\nnone\n");
    assertThat(export(labels, folder).err()).contains("line 2: is empty");
    Files.writeString(labels, "fall\n");
    assertThat(export(labels, folder).err()).contains("two classes at least");
  }

  @Test
  void weightsThatDoNotFitAreNamed() throws IOException {
    Path weights = Files.writeString(folder.resolve("weights.pth"), "no weights");

    Console ran =
        Console.run(
            "models",
            "export",
            "resnet18_v1b_kinetics400",
            "--weights",
            weights.toString(),
            "--out",
            folder.resolve("o").toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("weights.pth");
  }

  @Test
  void listFiltersSortsAndRefusesUnknownFamilies() {
    Console tsn =
        Console.run("models", "list", "--family", "tsn", "--max-gmacs", "30", "--sort", "top1");
    assertThat(tsn.out().lines().skip(1).toList())
        .isNotEmpty()
        .allMatch(line -> line.contains(" tsn "));

    Console unknown = Console.run("models", "list", "--family", "tns");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("--family tns: there are tsn, ");
  }

  @Test
  void infoSpeaksToPeopleAndMachines() throws IOException {
    String name = "r2plus1d_v1_resnet18_kinetics400";
    assertThat(Console.run("models", "info", name).out())
        .contains("112 x 112 from 171 x 128")
        .contains("SHA-1 340a59522b4ffe7e3621ad4a269e4cd4a99f74b2; its publisher gives no SHA-256");
    assertThat(
            new ObjectMapper()
                .readTree(Console.run("models", "info", name, "--json").out())
                .get("frames")
                .asInt())
        .isEqualTo(16);
  }

  @Test
  void benchMeasuresOneClipAtATime() throws IOException {
    Path csv = folder.resolve("speed.csv");
    Path chart = folder.resolve("speed.svg");

    Console ran =
        Console.run(
            "models",
            "bench",
            "resnet18_v1b_kinetics400",
            "--runs",
            "2",
            "--warm-up",
            "1",
            "--csv",
            csv.toString(),
            "--chart",
            chart.toString());

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("source fps").contains("1x1");
    assertThat(Files.readAllLines(csv))
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("model,frames,stride,threads"))
        .satisfies(
            lines ->
                assertThat(lines.get(1))
                    .startsWith("resnet18_v1b_kinetics400,1,1,")
                    .endsWith(",1.819"));
    assertThat(chart).content().startsWith("<svg").contains("resnet18_v1b_kinetics400");
  }

  @Test
  void benchPrintsJsonForMachines() throws IOException {
    Console ran =
        Console.run(
            "models",
            "bench",
            "resnet18_v1b_kinetics400",
            "--runs",
            "1",
            "--warm-up",
            "0",
            "--json");

    var speed = new ObjectMapper().readTree(ran.out());
    assertThat(speed.get("sourceFps").asDouble()).isEqualTo(1 / speed.get("latency").asDouble());
    assertThat(speed.get("clipsPerSecond").asDouble()).isPositive();
  }

  private static Console export(Path labels, Path out) {
    return Console.run(
        "models", "export", CUSTOM, "--labels", labels.toString(), "--out", out.toString());
  }
}

package io.zoetrope.zoo.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {
  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void writePackage() {
    folder = parent.resolve("tiny");
    PackageFixture.write(folder);
  }

  @Test
  void readsWhatItWrote() {
    ModelPackage read = ModelPackage.read(folder);

    assertThat(read.labels()).isEqualTo(PackageFixture.LABELS);
    assertThat(read.card()).isEqualTo(PackageFixture.card().withVersion(read.card().version()));
    assertThat(read.onnx()).isRegularFile();
  }

  @Test
  void versionIsTheBeginningOfTheNetworksHash() throws IOException {
    assertThat(Hash.SHA256.hex(folder.resolve("model.onnx")))
        .startsWith(ModelPackage.read(folder).card().version());
  }

  @Test
  void readsFractionalFrameRatesAndExactResizes() throws IOException {
    edit("fps: 30", "fps: 30000/1001");
    edit("mode: \"short-side\"", "mode: exact");
    edit("size: 40", "width: 64\n  height: 48");

    ModelCard card = ModelPackage.read(folder).card();

    assertThat(card.clip().fps()).isEqualTo(new Rational(30000, 1001));
    assertThat(card.resize()).isEqualTo(new ModelCard.Resize.Exact(64, 48));
  }

  @Test
  void backgroundMetricsAndProvenanceMayBeLeftOut() throws IOException {
    String yaml = yaml();
    Files.writeString(card(), yaml.substring(0, yaml.indexOf("background:")));

    assertThat(ModelPackage.read(folder).card().background()).isEmpty();
  }

  @Test
  void namesFileKeyAndLineOfEveryDefectAtOnce() throws IOException {
    edit("frames: 4", "frames: four");
    edit("width: 32", "wdith: 32");
    edit("trained: false", "trained: maybe");
    Files.writeString(folder.resolve("labels.txt"), "clapping\nclapping\n");

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("model.yaml:7: clip.frames: must be a whole number, is four")
        .hasMessageContaining("model.yaml:10: input: the key width is missing")
        .hasMessageContaining(
            "model.yaml:11: input.wdith: unknown key; here may stand: height, width")
        .hasMessageContaining("model.yaml:4: trained: must be true or false, is maybe")
        .hasMessageContaining("labels.txt:2: 'clapping' already stands on line 1")
        .hasMessageContaining("labels.txt: has 2 labels, but model.onnx gives 3 logits");
  }

  @Test
  void namesEveryMissingFile() throws IOException {
    for (String file : List.of("model.onnx", "labels.txt", "model.yaml")) {
      Files.delete(folder.resolve(file));
    }

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("model.onnx: the file is missing")
        .hasMessageContaining("labels.txt: the file is missing")
        .hasMessageContaining("model.yaml: the file is missing");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> ModelPackage.read(parent.resolve("none")))
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void refusesValuesThatMakeNoSense() throws IOException {
    edit("stride: 2", "stride: 0");
    edit("size: 40", "size: 20");

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("model.yaml:6: clip: stride must be 1 or more, is 0");
  }

  @Test
  void refusesAResizeSmallerThanTheInput() throws IOException {
    edit("size: 40", "size: 20");

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("input 32x32 does not fit in the resized frame");
  }

  @Test
  void refusesAnotherNetworkThanTheCardDescribes() throws IOException {
    PackageFixture.network(folder.resolve("model.onnx"), 3, 8);

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("model.onnx: its SHA-256 begins")
        .hasMessageContaining(
            "must take an input 'frames' of uint8[N, 4, 32, 32, 3] as model.yaml says,"
                + " has uint8[-1, 8, 32, 32, 3]");
  }

  @Test
  void refusesANetworkCutShort() throws IOException {
    Path onnx = folder.resolve("model.onnx");
    byte[] bytes = Files.readAllBytes(onnx);
    Files.write(onnx, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("model.onnx: is not an ONNX model, or is cut short");
  }

  @Test
  void refusesBackgroundLabelsThatAreNoLabels() throws IOException {
    edit("- \"nothing\"", "- \"nobody\"");

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("background: 'nobody' is not a line of labels.txt");
  }

  @Test
  void tellsTheLineOfBrokenYamlAndOfKeysGivenTwice() throws IOException {
    edit("trained: false", "name: again");
    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("model.yaml:4")
        .hasMessageContaining("Duplicate field 'name'");

    edit("name: again", "trained: [");
    assertThatThrownBy(() -> ModelPackage.read(folder)).hasMessageContaining("model.yaml:");
  }

  @Test
  void refusesAnEmptyCard() throws IOException {
    Files.writeString(card(), "");

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("model.yaml:1: the key format is missing");
  }

  @Test
  void refusesLabelsThatAreNotUtf8() throws IOException {
    Files.write(folder.resolve("labels.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> ModelPackage.read(folder))
        .hasMessageContaining("labels.txt:1: not UTF-8 text");
  }

  @Test
  void readsLabelsThatAnEditorSavedAgain() throws IOException {
    List<String> labels = ModelPackage.read(folder).labels();
    Files.writeString(
        folder.resolve("labels.txt"), "\uFEFF" + String.join("\r\n", labels) + "\r\n\r\n");

    assertThat(ModelPackage.read(folder).labels()).isEqualTo(labels);
  }

  @Test
  void replacesAPackageButNoOtherFolder() throws IOException {
    PackageFixture.write(folder);
    Files.writeString(folder.resolve("thesis.tex"), "precious");

    assertThatThrownBy(() -> PackageFixture.write(folder)).hasMessageContaining("thesis.tex");
    assertThat(ModelPackage.read(folder).labels()).hasSize(3);
  }

  @Test
  void leavesNothingBehindWhenWritingFails() throws IOException {
    Path other = parent.resolve("other");

    assertThatThrownBy(
            () ->
                ModelPackage.write(
                    other,
                    PackageFixture.card(),
                    List.of("one label"),
                    onnx -> PackageFixture.network(onnx, 3, 4)))
        .hasMessageContaining("has 1 labels, but model.onnx gives 3 logits");
    try (Stream<Path> left = Files.list(parent)) {
      assertThat(left).containsExactly(folder);
    }
  }

  private Path card() {
    return folder.resolve("model.yaml");
  }

  private String yaml() throws IOException {
    return Files.readString(card());
  }

  private void edit(String from, String to) throws IOException {
    assertThat(yaml()).contains(from);
    Files.writeString(card(), yaml().replaceFirst(Pattern.quote(from), to));
  }
}

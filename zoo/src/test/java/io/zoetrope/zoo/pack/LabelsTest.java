package io.zoetrope.zoo.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "kinetics400,400,abseiling,zumba",
    "kinetics700,700,abseiling,zumba",
    "ucf101,101,ApplyEyeMakeup,YoYo",
    "hmdb51,51,brush_hair,wave"
  })
  void listsEachLabelOnceInOrder(String dataset, int count, String first, String last) {
    assertThat(Labels.named(dataset)).hasSize(count).doesNotHaveDuplicates().startsWith(first);
    assertThat(Labels.named(dataset)).endsWith(last);
  }

  @Test
  void keepsSentencesAsLabels() {
    assertThat(Labels.named("somethingsomethingv2"))
        .hasSize(174)
        .startsWith("Approaching something with your camera");
  }

  @Test
  void namesTheListsThereAre() {
    assertThatThrownBy(() -> Labels.named("kinetics600"))
        .hasMessage(
            "no label list named kinetics600; there are " + String.join(", ", Labels.names()));
  }

  @Test
  void readsLabelFilesOfEveryPlatform() throws IOException {
    String text = "\uFEFFrunning\r\n\twalking, slowly \r\n\"say \"\"hi\"\", loud\"\r\n\r\n";

    assertThat(Labels.read(Files.writeString(folder.resolve("l.txt"), text)))
        .containsExactly("running", "walking, slowly", "say \"hi\", loud");
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    Path file =
        Files.write(
            folder.resolve("l.txt"), "run\nf\u00fcnf\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Labels.read(file))
        .hasMessage(file + ":2: not UTF-8 text; save the file as UTF-8");
  }
}

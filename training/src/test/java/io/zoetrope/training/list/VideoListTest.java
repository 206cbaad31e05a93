package io.zoetrope.training.list;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoListTest {
  private static final String PLAIN = "plain.mp4";
  private static final String BLANKS = "a b/x 1.mp4";
  private static final String COMMA = "it's,odd.mp4";
  private static final String QUOTE = "say \"hi\".mp4";
  private static final String ACCENTS = "\u00fcn\u00ef.mp4";

  @TempDir Path folder;

  @BeforeEach
  void makeVideos() throws IOException {
    Files.createDirectory(folder.resolve("a b"));
    for (String video : List.of(PLAIN, BLANKS, COMMA, QUOTE, ACCENTS)) {
      Files.createFile(folder.resolve(video));
    }
  }

  record Written(String line, String video, String label) {}

  static Stream<Written> lines() {
    return Stream.of(
        new Written("plain.mp4 90 1", PLAIN, "1"),
        new Written("  plain.mp4  90  1  ", PLAIN, "1"),
        new Written("plain.mp4\t90\t1", PLAIN, "1"),
        new Written("plain.mp4\u00a090\u20031", PLAIN, "1"),
        new Written("plain.mp4,90,1", PLAIN, "1"),
        new Written("plain.mp4, 90 ,1", PLAIN, "1"),
        new Written("plain.mp4,,1", PLAIN, "1"),
        new Written("plain.mp4 1", PLAIN, "1"),
        new Written("plain.mp4,1", PLAIN, "1"),
        new Written("plain.mp4 anything 1", PLAIN, "1"),
        new Written("\"plain.mp4\",\"90\",\"1\"", PLAIN, "1"),
        new Written("a b/x 1.mp4 90 1", BLANKS, "1"),
        new Written("a b/x 1.mp4 1", BLANKS, "1"),
        new Written("a b/x 1.mp4,90,1", BLANKS, "1"),
        new Written("\"a b/x 1.mp4\" 90 1", BLANKS, "1"),
        new Written("it's,odd.mp4,1", COMMA, "1"),
        new Written("\"it's,odd.mp4\",1", COMMA, "1"),
        new Written("\"say \"\"hi\"\".mp4\",90,1", QUOTE, "1"),
        new Written("say \"hi\".mp4 90 1", QUOTE, "1"),
        new Written("\u00fcn\u00ef.mp4 0 1", ACCENTS, "1"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsAVideoAndItsLabel(Written written) throws IOException {
    assertThat(read(written.line()).get(0).labelled())
        .contains(new ListLine.Labelled(folder.resolve(written.video()), written.label()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsTheVideoAloneFromTheSameLines(Written written) throws IOException {
    assertThat(read(written.line()).get(0).video()).isEqualTo(folder.resolve(written.video()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone.mp4 90 1", "gone.mp4\t90\t1", "gone.mp4,90,1"})
  void namesAVideoThatIsNotThereWithoutTheNumbers(String line) throws IOException {
    ListLine read = read(line).get(0);

    assertThat(read.video()).isEqualTo(folder.resolve("gone.mp4"));
    assertThat(read.labelled().orElseThrow().video()).isEqualTo(folder.resolve("gone.mp4"));
  }

  @Test
  void readsFilesOfEveryPlatform() throws IOException {
    assertThat(read("\uFEFFplain.mp4 0 1\r\n\r\n\t\r\na b/x 1.mp4 90 0\r\n"))
        .extracting(ListLine::where)
        .containsExactly(folder.resolve("l.txt") + ":1", folder.resolve("l.txt") + ":4");
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    Path list =
        Files.write(
            folder.resolve("l.txt"), "plain.mp4 0 1\nf\u00fcnf.mp4 0 1".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> VideoList.read(list, folder))
        .hasMessage(list + ":2: not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void namesALineThatIsNoPath() throws IOException {
    ListLine line = read("plain.mp4\npl\0ain.mp4 0 1").get(1);

    assertThatThrownBy(line::labelled).hasMessageContaining("l.txt:2: holds no path");
  }

  @Test
  void readsListsOfPathsAloneAndOfGluonCvsLines() throws IOException {
    Files.createFile(folder.resolve("with blank.mp4"));
    Path list =
        Files.writeString(folder.resolve("l.txt"), "a.mp4\nb.mp4 240 3\nwith blank.mp4\n\n");

    assertThat(VideoList.videos(list, folder))
        .containsExactly(
            folder.resolve("a.mp4"), folder.resolve("b.mp4"), folder.resolve("with blank.mp4"));
  }

  private List<ListLine> read(String text) throws IOException {
    return VideoList.read(Files.writeString(folder.resolve("l.txt"), text), folder);
  }
}

package io.zoetrope.scenes.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneFilesTest {
  private static final int FRAME = 3 * 16 * 12;

  @TempDir private Path folder;

  @Test
  void writesAFolderForEachSplitAndAction() throws IOException {
    List<Path> written = new ArrayList<>();
    SceneFilesOptions options = options(Map.of(Split.TRAIN, 2, Split.TEST, 1), 1);

    new SceneFiles(options, RawSink::new).write(written::add);

    assertThat(written)
        .hasSize(options.files())
        .hasSize(25)
        .allSatisfy(f -> assertThat(f).exists());
    assertThat(written).contains(out().resolve("train/walk/walk-1.raw"));
    assertThat(out().resolve("train/walk/walk-1.raw"))
        .hasSize((long) (FRAME * 5 * Scene.CLIP_SECONDS));
    assertThat(out().resolve("validation")).doesNotExist();
  }

  @Test
  void listsEveryLabelOfEveryFile() throws IOException {
    new SceneFiles(options(Map.of(Split.VALIDATION, 1), 1), RawSink::new).write(file -> {});

    List<String> lines = Files.readAllLines(out().resolve("manifest.csv"));
    long seed = Split.VALIDATION.seed(0);
    assertThat(lines)
        .startsWith("file,label,start,end,seed")
        .contains("validation/fall/fall-%d.raw,fall,0.000,4.000,%d".formatted(seed, seed));
    int labels =
        new SceneCatalogue(Split.TEST).untrimmed(0, Duration.ofSeconds(20)).labels().size();
    assertThat(lines.stream().filter(line -> line.startsWith("untrimmed/"))).hasSize(labels);
  }

  @Test
  void removesTheFileInWorkWhenWritingFails() throws IOException {
    SceneFiles files =
        new SceneFiles(
            options(Map.of(Split.TRAIN, 1), 0),
            (file, width, height, rate) ->
                file.toString().contains("jump")
                    ? new FullDisk(file)
                    : new RawSink(file, width, height, rate));

    assertThatIOException().isThrownBy(() -> files.write(file -> {})).withMessage("disk full");
    assertThat(out().resolve("train/jump/jump-0.raw")).doesNotExist();
    assertThat(Files.readAllLines(out().resolve("manifest.csv"))).hasSize(4);
  }

  @Test
  void namesEveryProblemAtOnce() throws IOException {
    Files.createFile(Files.createDirectories(out()).resolve("old"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SceneFilesOptions(
                    out(), 15, 12, 0, "raw", Map.of(Split.TRAIN, -1), 0, Duration.ZERO))
        .withMessageContaining("15x12")
        .withMessageContaining("0 frames per second")
        .withMessageContaining("-1 train clips")
        .withMessageContaining(out() + " is not an empty folder");
  }

  @Test
  void refusesToWriteNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of(), 0))
        .withMessageContaining("no scenes");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private SceneFilesOptions options(Map<Split, Integer> clips, int untrimmed) {
    return new SceneFilesOptions(out(), 16, 12, 5, "raw", clips, untrimmed, Duration.ofSeconds(20));
  }

  private static final class RawSink implements VideoSink {
    private final OutputStream out;

    RawSink(Path file, int width, int height, int rate) throws IOException {
      assertThat(3 * width * height).isEqualTo(FRAME);
      assertThat(rate).isEqualTo(5);
      out = Files.newOutputStream(file);
    }

    @Override
    public void write(byte[] rgb) throws IOException {
      out.write(rgb);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static final class FullDisk implements VideoSink {
    FullDisk(Path file) throws IOException {
      Files.createFile(file);
    }

    @Override
    public void write(byte[] rgb) throws IOException {
      throw new IOException("disk full");
    }

    @Override
    public void close() {}
  }
}

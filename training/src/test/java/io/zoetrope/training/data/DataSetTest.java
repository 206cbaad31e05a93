package io.zoetrope.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.testkit.TextVideos;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
  private static final Resize SIZE = new Resize.Exact(16, 12);

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  @Test
  void readsAFolderPerClass() {
    TextVideos.writeClasses(folder.resolve("videos"), 2, 1);
    DataSet set = prepare(new FolderSource(folder.resolve("videos"), List.of(), this::footage));
    problems.check(false);
    assertThat(set.labels()).containsExactly("left", "right");
    assertThat(set.counts()).containsExactly(2, 2);
  }

  @Test
  void readsGluonCvLists() throws IOException {
    TextVideos.write(folder.resolve("some videos/a.txt"), 1, 1, 20);
    Path list = folder.resolve("list.txt");
    Files.write(list, List.of("some videos/a.txt 300 1", "", folder + "/some videos/a.txt 300 0"));
    DataSet set = prepare(new ListSource(list, folder, List.of("no", "yes"), this::footage));
    problems.check(false);
    assertThat(set.samples()).extracting(Sample::label).containsExactly(1, 0);
  }

  @Test
  void tellsEverythingThatIsWrongInOneError() throws IOException {
    TextVideos.write(folder.resolve("good.txt"), 1, 1, 20);
    TextVideos.write(folder.resolve("short.txt"), 1, 1, 3);
    Files.writeString(folder.resolve("bad.txt"), "no video at all");
    Path list = folder.resolve("list.txt");
    Files.write(
        list,
        List.of(
            "good.txt 1 0", "short.txt 1 0", "bad.txt 1 0", "gone.txt 1 0", "good.txt 1 7", "odd"));
    prepare(new ListSource(list, folder, List.of("a", "b"), this::footage));
    assertThatThrownBy(() -> problems.check(false))
        .isInstanceOf(DataSetException.class)
        .hasMessageStartingWith("6 problems in the data set")
        .hasMessageContaining("short.txt: too short: 3 frames, a clip needs 8")
        .hasMessageContaining("bad.txt: is no video")
        .hasMessageContaining("list.txt:4: there is no file")
        .hasMessageContaining("list.txt:5: the label must be a number from 0 to 1, is '7'")
        .hasMessageContaining("list.txt:6: must be 'path number label', is 'odd'")
        .hasMessageContaining("class b has no usable video");
  }

  @Test
  void goesOnWithoutBadVideosAndCountsThem() throws IOException {
    TextVideos.writeClasses(folder.resolve("videos"), 2, 1);
    Files.writeString(folder.resolve("videos/left/bad.txt"), "?");
    DataSet set = prepare(new FolderSource(folder.resolve("videos"), List.of(), this::footage));
    assertThatThrownBy(() -> problems.check(false)).hasMessageContaining("--skip-bad");
    problems.check(true);
    assertThat(set.samples()).hasSize(4);
    assertThat(set.skipped()).isEqualTo(1);
  }

  @Test
  void noSkippingHelpsAClassWithoutVideosOrAnUnknownOne() {
    TextVideos.writeClasses(folder.resolve("videos"), 1, 1);
    prepare(new FolderSource(folder.resolve("videos"), List.of("left", "up"), this::footage));
    assertThatThrownBy(() -> problems.check(true))
        .hasMessageContaining("right: is no class; known are left, up")
        .hasMessageContaining("class up has no usable video");
  }

  @Test
  void decodesOnceForAllTrainings() throws IOException {
    TextVideos.write(folder.resolve("a.txt"), 1, 1, 20);
    FrameCache cache = new FrameCache(folder.resolve("cache"));
    cache.open(footage(folder.resolve("a.txt"))).close();
    FileFootage undecodable =
        new FileFootage(
            folder.resolve("a.txt"),
            SIZE,
            10,
            (file, resize, sink) -> {
              throw new IOException("decoded again");
            });
    try (CachedVideo video = cache.open(undecodable)) {
      assertThat(video.frames()).isEqualTo(20);
      assertThat(video.width()).isEqualTo(16);
    }
  }

  @Test
  void paintsScenesStraightIntoTheCache() {
    SceneOptions.Picture picture = new SceneOptions.Picture(32, 24);
    SceneOptions options = new SceneOptions(1, 1, 12, 0.3, 0, 1.2, List.of(picture));
    DataSet set = prepare(new SceneSource(options, Split.VALIDATION, SIZE, 10));
    problems.check(false);
    assertThat(set.labels()).contains("idle", "walk", "fall");
    assertThat(set.samples()).hasSizeGreaterThan(8);
    assertThat(set.samples().get(9).part().orElseThrow().first()).isPositive();
  }

  @Test
  void letsClipsReachOverTheEndsOfAnAction() {
    SceneOptions.Picture picture = new SceneOptions.Picture(32, 24);
    List<Sample> alone = untrimmed(new SceneOptions(0, 1, 12, 0.3, 0, 1.2, List.of(picture)));
    List<Sample> around = untrimmed(new SceneOptions(0, 1, 12, 0.3, 0.5, 1.2, List.of(picture)));
    assertThat(around).hasSameSizeAs(alone);
    Sample.Part inner = alone.get(1).part().orElseThrow();
    Sample.Part outer = around.get(1).part().orElseThrow();
    assertThat(outer.first()).isEqualTo(inner.first() - 5);
    assertThat(outer.end()).isEqualTo(Math.min(120, inner.end() + 5));
    assertThat(around.get(0).part().orElseThrow().first()).isNotNegative();
  }

  private List<Sample> untrimmed(SceneOptions options) {
    return new SceneSource(options, Split.VALIDATION, SIZE, 10).samples(problems);
  }

  private Footage footage(Path file) {
    return new FileFootage(file, SIZE, 10, new TextVideos());
  }

  private DataSet prepare(DataSource source) {
    DataSet set =
        new Preparation(new FrameCache(folder.resolve("cache")), 8, 2)
            .prepare(source, problems, (videos, all) -> {});
    Preparation.requireEveryClass(set, problems);
    return set;
  }
}

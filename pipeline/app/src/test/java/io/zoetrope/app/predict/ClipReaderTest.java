package io.zoetrope.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Data;
import io.zoetrope.ingester.VideoException;
import io.zoetrope.ingester.VideoFrame;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips of 16 frames, 15 a second, as the small model takes them. */
class ClipReaderTest {
  @TempDir static Path models;
  private static ModelCard card;
  @TempDir Path folder;

  @BeforeAll
  static void card() {
    card = Configs.smallModel(models).card();
  }

  @Test
  void takesEverySecondFrameOfThe30FpsInTheMiddle() {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 100);

    // 50 points; the middle 16 begin at point 17, frame 34
    assertThat(numbers(read(video, 1).get(0))).isEqualTo(everySecond(34));
  }

  @Test
  void spreadsClipsFromTheBeginningToTheEnd() {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 100);

    List<List<VideoFrame>> clips = read(video, 3);

    assertThat(numbers(clips.get(0))).isEqualTo(everySecond(0));
    assertThat(numbers(clips.get(1))).isEqualTo(everySecond(34));
    assertThat(numbers(clips.get(2))).isEqualTo(everySecond(68));
  }

  /**
   * At 10 frames a second the grid's 15 points find a frame twice now and then, none is made up.
   */
  @Test
  void followsTimeNotFrameNumbers() {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 10, 200);

    List<Integer> numbers = numbers(read(video, 10).get(0));

    assertThat(numbers).startsWith(0, 1, 1, 2, 3, 3, 4).isSorted().endsWith(10);
  }

  @Test
  void repeatsTheLastFrameOfAShortVideo() {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 9);

    assertThat(numbers(read(video, 1).get(0)))
        .isEqualTo(IntStream.range(0, 16).mapToObj(i -> Math.min(2 * i, 8)).toList());
  }

  @Test
  void scalesAsTheModelWants() {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 40);

    assertThat(read(video, 1).get(0).get(0).size()).hasToString("171x128");
  }

  @Test
  void readsRealFiles() {
    for (String name : List.of("abseiling_k400.mp4", "v_ApplyEyeMakeup_g01_c01.avi")) {
      Path video = Data.file("clips/" + name).orElseGet(() -> abort("no clip " + name));

      List<List<VideoFrame>> clips = read(video, 10);

      assertThat(clips).hasSize(10).allSatisfy(clip -> assertThat(clip).hasSize(16));
      assertThat(clips.get(9).get(15).timeMicros()).isGreaterThan(5_000_000);
    }
  }

  @Test
  void namesAFileThatIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all\n".repeat(99));

    assertThatThrownBy(() -> read(text, 1))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("notes.mp4");
  }

  private static List<List<VideoFrame>> read(Path video, int clips) {
    return new ClipReader(card, clips).read(video);
  }

  private static List<Integer> numbers(List<VideoFrame> clip) {
    return clip.stream().map(BarsVideo::number).toList();
  }

  private static List<Integer> everySecond(int first) {
    return IntStream.range(0, 16).mapToObj(i -> first + 2 * i).toList();
  }
}

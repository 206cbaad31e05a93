package io.zoetrope.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Data;
import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.data.FileFootage;
import io.zoetrope.training.data.HeldVideo;
import io.zoetrope.training.data.Sample.Part;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.training.video.ModelGeometry;
import io.zoetrope.video.file.VideoFile;
import io.zoetrope.video.file.VideoFrame;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips of 16 frames, 15 a second, as the small model takes them. */
class FileClipsTest {
  /** The whole resized picture, whose bars can be read. */
  private static final ModelCard.Input WHOLE = new ModelCard.Input(171, 128);

  @TempDir static Path models;
  private static ModelCard card;
  @TempDir Path folder;

  @BeforeAll
  static void card() {
    card = Configs.smallModel(models).card();
  }

  @Test
  void takesEverySecondFrameOfThe30FpsInTheMiddle() throws IOException {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 100);

    // 50 points; the middle 16 begin at point 17, frame 34
    assertThat(numbers(read(video, 1).get(0))).isEqualTo(everySecond(34));
  }

  @Test
  void spreadsClipsFromTheBeginningToTheEnd() throws IOException {
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
  void followsTimeNotFrameNumbers() throws IOException {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 10, 200);

    List<Integer> numbers = numbers(read(video, 10).get(0));

    assertThat(numbers).startsWith(0, 1, 1, 2, 3, 3, 4).isSorted().endsWith(10);
  }

  @Test
  void repeatsTheLastFrameOfAShortVideo() throws IOException {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 9);

    assertThat(numbers(read(video, 1).get(0)))
        .isEqualTo(IntStream.range(0, 16).mapToObj(i -> Math.min(2 * i, 8)).toList());
  }

  @Test
  void scalesAsTheModelWants() throws IOException {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 40);

    HeldVideo held = held(video, reader(1));

    assertThat(new Size(held.width(), held.height())).hasToString("171x128");
  }

  @Test
  void aSingleCropLiesWhereThatOfACameraDoes() throws IOException {
    Path video = BarsVideo.write(folder.resolve("v.y4m"), 30, 31);
    ClipReader reader = ClipReader.of(card, Views.SINGLE);
    ByteBuffer clip = ByteBuffer.allocate(reader.shape().bytes());
    HeldVideo held = held(video, reader);
    reader.read(held, Part.whole(held), new View(0, 0), clip);

    FrameGeometry camera = ModelGeometry.scaled(card.resize()).crop(112, 112);
    try (VideoFile file = VideoFile.open(video, camera)) {
      for (int frame = 0; frame < 31; frame++) {
        byte[] rgb = file.next().orElseThrow().rgb();
        if (frame % 2 == 0) {
          assertThat(rgb)
              .isEqualTo(
                  Arrays.copyOfRange(
                      clip.array(), frame / 2 * rgb.length, (frame / 2 + 1) * rgb.length));
        }
      }
    }
  }

  @Test
  void readsRealFiles() throws IOException {
    for (String name : List.of("abseiling_k400.mp4", "v_ApplyEyeMakeup_g01_c01.avi")) {
      Path video = Data.file("clips/" + name).orElseGet(() -> abort("no clip " + name));

      List<List<VideoFrame>> clips = read(video, 10);

      assertThat(clips).hasSize(10).allSatisfy(clip -> assertThat(clip).hasSize(16));
      int frames = held(video, reader(10)).frames();
      assertThat(reader(10).frames(frames).length() - 1).isBetween(5 * 30, frames - 1);
    }
  }

  @Test
  void saysThatAFileIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all\n".repeat(99));

    assertThatThrownBy(() -> read(text, 1))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("is not a video");
  }

  private static List<List<VideoFrame>> read(Path video, int clips) throws IOException {
    ClipReader reader = reader(clips);
    HeldVideo held = held(video, reader);
    List<List<VideoFrame>> read = new ArrayList<>();
    for (View view : reader.views().all()) {
      ByteBuffer pixels = ByteBuffer.allocate(reader.shape().bytes());
      reader.read(held, Part.whole(held), view, pixels);
      read.add(frames(pixels.flip()));
    }
    return read;
  }

  private static ClipReader reader(int clips) {
    return new ClipReader(card.clip(), WHOLE, new Views(clips, 1));
  }

  private static HeldVideo held(Path video, ClipReader reader) throws IOException {
    return HeldVideo.read(
        new FileFootage(video, card.resize(), 30, new FileDecoder()), reader::frames);
  }

  private static List<VideoFrame> frames(ByteBuffer pixels) {
    List<VideoFrame> frames = new ArrayList<>();
    while (pixels.hasRemaining()) {
      byte[] rgb = new byte[3 * WHOLE.width() * WHOLE.height()];
      pixels.get(rgb);
      frames.add(new VideoFrame(0, new Size(WHOLE.width(), WHOLE.height()), rgb));
    }
    return frames;
  }

  private static List<Integer> numbers(List<VideoFrame> clip) {
    return clip.stream().map(BarsVideo::number).toList();
  }

  private static List<Integer> everySecond(int first) {
    return IntStream.range(0, 16).mapToObj(i -> first + 2 * i).toList();
  }
}

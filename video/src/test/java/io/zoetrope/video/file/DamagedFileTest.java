package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.Videos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFileTest {
  private static final String PICTURES =
      "videotestsrc num-buffers=60 pattern=snow"
          + " ! video/x-raw,format=I420,width=160,height=120,framerate=20/1 ! ";

  private static final String H264 = "x264enc key-int-max=20 bframes=0 ! h264parse ! ";
  private static final String WITH_SOUND =
      " name=m audiotestsrc num-buffers=200 ! audioconvert ! vorbisenc ! m. m.";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.mp4, mp4mux faststart=true",
    "a.mov, qtmux faststart=true",
    "a.mkv, matroskamux",
    "a.avi, avimux",
    "a.flv, flvmux"
  })
  void aFileThatEndsBeforeItsOwnLengthIsTold(String name, String muxer) throws IOException {
    Path file = write(name, H264 + muxer);
    assertThat(damage(file)).isEmpty();

    cut(file);

    assertThat(damage(file).orElseThrow()).startsWith("is cut short: ").endsWith("get it anew");
  }

  @Test
  void soundThatLastsLongerThanThePicturesIsNoDamage() throws IOException {
    Path file = write("a.mkv", H264 + "matroskamux" + WITH_SOUND);
    assertThat(damage(file)).isEmpty();

    cut(file);

    assertThat(damage(file).orElseThrow()).contains("bytes are missing");
  }

  /** Not JPEG and VP8: to their decoders whatever bits there are mean something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        H264 + "mp4mux",
        "x265enc key-int-max=20 ! h265parse ! mp4mux",
        "avenc_mpeg4 ! avimux"
      })
  void picturesWithFlippedBitsAreTold(String encoder) throws IOException {
    Path file = write("b", encoder);
    assertThat(damage(file)).isEmpty();

    spoil(file);

    assertThat(damage(file).orElseThrow()).startsWith("has damaged pictures");
  }

  /** Decoders say what they met, but not in which file. */
  @Test
  void aFileIsNotBlamedForAnotherOne() throws IOException {
    Path good = write("good.mp4", H264 + "mp4mux");
    Path bad = write("bad.mp4", H264 + "mp4mux");
    spoil(bad);

    try (VideoFile video = VideoFile.open(good, FrameGeometry.source())) {
      video.next();
      assertThat(CompletableFuture.supplyAsync(() -> damage(bad)).join()).isPresent();
      while (video.next().isPresent()) {
        // to its end
      }
      assertThat(video.damage()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wavenc", "flacenc", "vorbisenc ! oggmux", "avenc_aac ! mp4mux"})
  void soundAloneHasNoPictures(String encoder) {
    Path file =
        EncodedVideo.write(
            folder.resolve("s"), "audiotestsrc num-buffers=50 ! audioconvert ! " + encoder);

    assertThatThrownBy(() -> Videos.decode(file, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageStartingWith(file + " has no pictures")
        .hasMessageNotContaining("install");
  }

  @Test
  void aPageIsNoVideo() throws IOException {
    Path page = Files.writeString(folder.resolve("v.mp4"), "<!DOCTYPE html><html></html>");

    assertThatThrownBy(() -> Videos.decode(page, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageStartingWith(page + " is not a video")
        .hasMessageNotContaining("install");
  }

  @Test
  void theSharedCasesAreTold() {
    assertThat(damage(Videos.sharedCase("17-cut-short-and-damaged/trunc_fast.mp4")).orElseThrow())
        .contains("cut short");
    assertThat(damage(Videos.sharedCase("17-cut-short-and-damaged/bits.mp4")).orElseThrow())
        .contains("damaged pictures");
    assertThat(damage(Videos.sharedCase("01-rotated-phone-video/base.mp4"))).isEmpty();
  }

  private Path write(String name, String encoder) {
    return EncodedVideo.write(folder.resolve(name), PICTURES + encoder);
  }

  private static Optional<String> damage(Path file) {
    try (VideoFile video = VideoFile.open(file, FrameGeometry.source())) {
      while (video.next().isPresent()) {
        // to its end
      }
      return video.damage();
    }
  }

  /** As a broken download. */
  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 6 / 10));
  }

  /** Some of the bytes in the middle, where pictures are. */
  private static void spoil(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int at = bytes.length / 3; at < bytes.length * 2 / 3; at += 997) {
      bytes[at] ^= 0x55;
    }
    Files.write(file, bytes);
  }
}

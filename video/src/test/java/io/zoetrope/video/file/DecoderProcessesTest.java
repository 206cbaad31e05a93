package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.testkit.CrashingVideo;
import io.zoetrope.video.testkit.Decoders;
import io.zoetrope.video.testkit.LosslessVideo;
import io.zoetrope.video.testkit.Videos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderProcessesTest {
  private static final FrameGeometry CROPPED =
      FrameGeometry.shortSide(100).crop(96, 90).at(FrameRate.of(12));

  @TempDir Path folder;

  @Test
  void givesWhatDecodingInThisProcessGivesToTheLastBit() {
    Path clip = Videos.clip("v_ApplyEyeMakeup_g01_c01.avi");

    sameAsHere(clip, CROPPED);
    sameAsHere(clip, FrameGeometry.exact(64, 48));
    sameAsHere(lossless("v.mov", 20), FrameGeometry.source());
  }

  @Test
  void aProcessKilledInTheMiddleCostsItsFile() {
    Path file = lossless("long.mov", 60);

    try (VideoFile video = VideoFile.open(file, FrameGeometry.source())) {
      assertThat(video.next()).isPresent();
      Decoders.signal("KILL");
      assertThatThrownBy(() -> readOn(video))
          .isInstanceOf(VideoException.class)
          .hasMessage(
              "%s lost its decoder, which was killed (signal 9); free memory, then try it again",
              file);
    }

    assertThat(Videos.decode(file, FrameGeometry.source())).hasSize(60);
  }

  /** A terminal tells all processes, a service manager too. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void signalsToEndAreTheParentsBusiness(String signal) {
    try (VideoFile video = VideoFile.open(lossless("v.mov", 60), FrameGeometry.source())) {
      video.next();
      Decoders.signal(signal);
      assertThat(readOn(video)).isEqualTo(59);
    }
  }

  @ParameterizedTest
  @CsvSource({"SEGV, 11", "ABRT, 6"})
  void aFileThatCrashesItsDecoderIsToldAndTheNextOneIsDecoded(String name, int signal) {
    Path crashing = CrashingVideo.create(folder.resolve("c.mp4"), name);
    Path good = lossless("good.mov", 3);

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> Videos.decode(crashing, FrameGeometry.source()))
          .isInstanceOf(VideoException.class)
          .hasMessageStartingWith(
              "%s crashes its decoder (signal %d); convert it", crashing, signal);
      assertThat(Videos.decode(good, FrameGeometry.source())).hasSize(3);
    }
  }

  @Test
  void aFileClosedInTheMiddleLeavesNothingToTheNext() {
    Path longer = lossless("long.mov", 60);
    Path other = LosslessVideo.write(folder.resolve("other.mov"), 30, 64, 48, 3);
    Videos.decode(other, FrameGeometry.source());
    List<ProcessHandle> before = Decoders.all();

    for (int time = 0; time < 3; time++) {
      try (VideoFile video = VideoFile.open(longer, FrameGeometry.source())) {
        video.next();
      }
      List<VideoFrame> frames = Videos.decode(other, FrameGeometry.source());
      assertThat(frames).hasSize(3);
      assertThat(frames.get(2).rgb()).isEqualTo(LosslessVideo.picture(2, 64, 48));
    }

    assertThat(Decoders.all()).as("used again").isEqualTo(before);
  }

  @Test
  void aDecoderDoesNotRunAheadOfItsReader() throws IOException, InterruptedException {
    Path pipe = folder.resolve("v.y4m");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    var writer = new PipedVideo(pipe, 600);
    writer.start();

    try (VideoFile video = VideoFile.open(pipe, FrameGeometry.source())) {
      video.next();
      awaitStanding(writer);
      assertThat(writer.written()).isLessThan(100);
      assertThat(readOn(video)).isEqualTo(599);
    }
  }

  @Test
  void aParentThatIsKilledLeavesNoneBehind() throws IOException {
    Path file = lossless("v.mov", 60);
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DecodingParent.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("decoding");
      List<ProcessHandle> decoders = Decoders.below(parent.toHandle());
      assertThat(decoders).hasSize(2);

      parent.destroyForcibly();

      decoders.forEach(each -> each.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    } finally {
      parent.destroyForcibly();
    }
  }

  /** Until nothing was taken from it for two seconds. */
  private static void awaitStanding(PipedVideo writer) {
    var last = new AtomicInteger(-1);
    await()
        .pollInterval(Duration.ofSeconds(2))
        .atMost(Duration.ofMinutes(2))
        .until(() -> last.getAndSet(writer.written()) == writer.written());
  }

  private Path lossless(String name, int frames) {
    return LosslessVideo.write(folder.resolve(name), 30, 322, 240, frames);
  }

  private static int readOn(VideoFile video) {
    int count = 0;
    while (video.next().isPresent()) {
      count++;
    }
    return count;
  }

  private static void sameAsHere(Path file, FrameGeometry geometry) {
    try (VideoFile other = VideoFile.open(file, geometry);
        LocalVideo here = new LocalVideo(file, geometry)) {
      var expected = new Expected();
      while (here.next(expected)) {
        VideoFrame frame = other.next().orElseThrow();
        assertThat(frame.timeMicros()).isEqualTo(expected.micros);
        assertThat(frame.size()).isEqualTo(expected.size);
        assertThat(frame.rgb()).isEqualTo(expected.rgb.array());
      }
      assertThat(other.next()).isEmpty();
      assertThat(new Answer.Facts(other.rate(), other.statedMicros(), other.codec()))
          .isEqualTo(here.facts());
      assertThat(other.damage()).isEqualTo(here.damage());
    }
  }

  private static final class Expected implements LocalVideo.Target {
    private long micros;
    private Size size;
    private ByteBuffer rgb;

    @Override
    public ByteBuffer place(long timeMicros, Size ofPicture) {
      micros = timeMicros;
      size = ofPicture;
      rgb = ByteBuffer.allocate(size.width() * size.height() * FrameGeometry.CHANNELS);
      return rgb;
    }
  }
}

package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.PulledFrame;
import io.zoetrope.video.gst.SourceRule;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.Videos;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corners are named from left to right, the upper ones first. */
class OrientationTest {
  /** Red, green, blue and white corners. */
  private static final String CORNERS =
      "compositor name=c background=black sink_1::xpos=32 sink_2::ypos=24 sink_3::xpos=32"
          + " sink_3::ypos=24 ! video/x-raw,format=RGB,width=64,height=48,framerate=10/1"
          + " ! videoconvert ! video/x-raw,format=I420 ! %s";

  private static final String QUARTER =
      " videotestsrc num-buffers=1 pattern=solid-color foreground-color=%s"
          + " ! video/x-raw,width=32,height=24,framerate=10/1 ! c.sink_%d";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1 0 0 1, RGBW, 64, 48",
    "0 1 -1 0, BRWG, 48, 64",
    "-1 0 0 -1, WBGR, 64, 48",
    "0 -1 1 0, GWRB, 48, 64"
  })
  void turnedMp4IsShownUpright(String matrix, String corners, int width, int height)
      throws IOException {
    Path file = turned(matrix);

    VideoFrame frame = Videos.decode(file, FrameGeometry.source()).get(0);

    assertThat(corners(frame)).isEqualTo(corners);
    assertThat(frame.size()).isEqualTo(new Size(width, height));
  }

  @ParameterizedTest
  @CsvSource({
    "flip-rotate-0, GRWB",
    "flip-rotate-90, WGBR",
    "flip-rotate-180, BWRG",
    "flip-rotate-270, RBGW"
  })
  void mirroredPicturesAreMirroredBack(String tag, String corners) {
    Path file = write("v.mp4", "x264enc bframes=0 ! h264parse ! mp4mux");
    String description =
        "filesrc location=\"%s\" ! decodebin name=decode ! taginject tags=image-orientation=%s"
            + " ! videoconvert name=decoded ! videoscale ! capsfilter name=wanted"
            + " ! videoflip name=flip ! appsink name=sink";
    SourceRule rule = new GeometryRule(FrameGeometry.source());
    try (var pipeline = new FramePipeline(description.formatted(file, tag), rule, false)) {
      pipeline.play();
      try (PulledFrame pulled = pipeline.pull(5_000_000_000L)) {
        Size size = new Size(pulled.width(), pulled.height());
        byte[] rgb = new byte[size.width() * size.height() * 3];
        pulled.copyTo(rgb, 0, 0, 0, size.width(), size.height());
        assertThat(corners(new VideoFrame(0, size, rgb))).isEqualTo(corners);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0 1 -1 0, BRWG", "-1 0 0 -1, WBGR"})
  void scaleAndCropAreThoseOfTheShownPicture(String matrix, String corners) throws IOException {
    Path file = turned(matrix);

    VideoFrame frame = Videos.decode(file, FrameGeometry.exact(60, 40).crop(50, 30)).get(0);

    assertThat(frame.size()).isEqualTo(new Size(50, 30));
    assertThat(corners(frame)).isEqualTo(corners);
  }

  @ParameterizedTest
  @CsvSource({"rot90.mp4, GWRB", "rot180.mp4, WBGR", "base.mp4, RGBW"})
  void theSharedCasesAreShownUpright(String name, String corners) {
    Path file = Videos.sharedCase("01-rotated-phone-video/" + name);

    assertThat(corners(Videos.decode(file, FrameGeometry.exact(96, 96)).get(0))).isEqualTo(corners);
  }

  /** An MP4 file with the four numbers in its track's matrix, as phones write it. */
  private Path turned(String matrix) throws IOException {
    Path file = write("v.mp4", "x264enc bframes=0 ! h264parse ! mp4mux");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int at = 44 + new String(bytes.array(), StandardCharsets.ISO_8859_1).indexOf("tkhd");
    int[] places = {0, 4, 12, 16};
    String[] numbers = matrix.split(" ", -1);
    for (int i = 0; i < places.length; i++) {
      bytes.putInt(at + places[i], Integer.parseInt(numbers[i]) << 16);
    }
    return Files.write(file, bytes.array());
  }

  private Path write(String name, String encoder) {
    var quarters = new StringBuilder();
    String[] colours = {"0xffff0000", "0xff00ff00", "0xff0000ff", "0xffffffff"};
    for (int i = 0; i < colours.length; i++) {
      quarters.append(QUARTER.formatted(colours[i], i));
    }
    String out = " ! filesink location=\"" + folder.resolve(name) + "\"";
    EncodedVideo.run(CORNERS.formatted(encoder) + out + quarters);
    return folder.resolve(name);
  }

  private static String corners(VideoFrame frame) {
    int right = frame.size().width() - 3;
    int bottom = frame.size().height() - 3;
    return colour(frame, 2, 2)
        + colour(frame, right, 2)
        + colour(frame, 2, bottom)
        + colour(frame, right, bottom);
  }

  private static String colour(VideoFrame frame, int x, int y) {
    int at = (y * frame.size().width() + x) * 3;
    boolean red = (frame.rgb()[at] & 0xff) > 128;
    boolean green = (frame.rgb()[at + 1] & 0xff) > 128;
    boolean blue = (frame.rgb()[at + 2] & 0xff) > 128;
    return red && green && blue ? "W" : red ? "R" : green ? "G" : blue ? "B" : "?";
  }
}

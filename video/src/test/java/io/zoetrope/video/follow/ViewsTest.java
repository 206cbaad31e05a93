package io.zoetrope.video.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.PulledFrame;
import io.zoetrope.video.gst.SourceRule;
import io.zoetrope.video.testkit.LosslessVideo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several views of a file's pictures, which one decoder makes. */
@Timeout(60)
class ViewsTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final int FRAMES = 20;
  private static final long PATIENCE_NANOS = 20_000_000;
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(32, 24);
  private static final List<Region> PARTS =
      List.of(
          new Region(0, 0, 0.5, 0.5),
          new Region(0.25, 0.25, 0.5, 0.5),
          Region.ALL,
          new Region(0.5, 0, 0.5, 1));

  @TempDir Path folder;
  private Path video;

  @BeforeEach
  void write() {
    video = LosslessVideo.write(folder.resolve("video.mov"), FRAMES, WIDTH, HEIGHT, 20);
  }

  @Test
  void eachViewIsAsThatPartAloneWouldBe() {
    var parts = PARTS.stream().map(part -> new ViewedPart(part, false, List.of())).toList();
    var views = all(new ViewsRule(GEOMETRY, parts), false);
    for (int view = 0; view < PARTS.size(); view++) {
      var alone =
          all(new GeometryRule(GEOMETRY, PARTS.get(view)), !PARTS.get(view).equals(Region.ALL));
      assertThat(views.get(view)).hasSize(FRAMES);
      for (int frame = 0; frame < FRAMES; frame++) {
        assertThat(views.get(view).get(frame)).isEqualTo(alone.get(0).get(frame));
      }
    }
  }

  @Test
  void onePictureIsDecodedForAll() {
    var parts = PARTS.stream().map(part -> new ViewedPart(part, false, List.of())).toList();
    try (var pipeline = Pipelines.file(video, new ViewsRule(GEOMETRY, parts), false, false)) {
      pipeline.play();
      take(pipeline);
      assertThat(pipeline.framesDecoded()).isEqualTo(FRAMES);
    }
  }

  @Test
  void filesPlayedAtTheirOwnSpeedHaveSeveralViewsToo() {
    var parts =
        List.of(
            new ViewedPart(Region.ALL, true, List.of()),
            new ViewedPart(PARTS.get(0), false, List.of()));
    try (var pipeline = Pipelines.file(video, new ViewsRule(GEOMETRY, parts), true, false)) {
      pipeline.play();
      assertThat(take(pipeline).get(1)).hasSize(FRAMES);
    }
  }

  private List<List<byte[]>> all(SourceRule rule, boolean crops) {
    try (var pipeline = Pipelines.file(video, rule, false, crops)) {
      pipeline.play();
      return take(pipeline);
    }
  }

  private static List<List<byte[]>> take(FramePipeline pipeline) {
    List<List<byte[]>> views = new ArrayList<>();
    while (!pipeline.ended()) {
      assertThat(pipeline.error()).isEmpty();
      List<PulledFrame> frames = pipeline.pullAll(PATIENCE_NANOS);
      for (int view = 0; view < frames.size(); view++) {
        if (views.size() <= view) {
          views.add(new ArrayList<>());
        }
        try (PulledFrame frame = frames.get(view)) {
          byte[] rgb = new byte[frame.width() * frame.height() * 3];
          frame.copyTo(rgb, 0, 0, 0, frame.width(), frame.height());
          views.get(view).add(rgb);
        }
      }
    }
    return views;
  }
}

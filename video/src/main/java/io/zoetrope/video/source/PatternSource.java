package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.util.List;

/**
 * A test picture that needs no camera: 640 x 480 at 25 frames a second.
 *
 * @param pattern one of {@link #PATTERNS}
 */
public record PatternSource(String pattern) implements PictureSource {
  /** Of {@code videotestsrc}; all but black change from picture to picture. */
  public static final List<String> PATTERNS = List.of("ball", "smpte", "snow", "black");

  private static final String SOURCE =
      "videotestsrc name=source is-live=true pattern=%s"
          + " ! video/x-raw,format=I420,width=640,height=480,framerate=25/1";

  public PatternSource {
    if (!PATTERNS.contains(pattern)) {
      throw new IllegalArgumentException("a test picture is one of " + String.join(", ", PATTERNS));
    }
  }

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    GstRuntime.start();
    GstRuntime.require("videotestsrc");
    return Pipelines.stream(SOURCE.formatted(pattern), rule, false, crops);
  }

  @Override
  public String address() {
    return "test:" + pattern;
  }
}

package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * JPEG pictures that a camera's web server sends one after the other ({@code
 * multipart/x-mixed-replace}). They have no times: when they arrive counts.
 *
 * @param location {@code http://…} or {@code https://…} without user and password
 * @param trust which certificates are accepted of {@code https://…}
 */
public record MjpegSource(URI location, Optional<Credentials> credentials, Trust trust)
    implements PictureSource {
  private static final String SOURCE =
      "souphttpsrc name=source is-live=true do-timestamp=true timeout=5 retries=0"
          + " ! multipartdemux single-stream=true";

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    GstRuntime.start();
    List.of("souphttpsrc", "multipartdemux", "jpegdec").forEach(GstRuntime::require);
    var pipeline = Pipelines.stream(SOURCE, rule, false, crops);
    new WebServer(location, credentials, trust).serve(pipeline);
    return pipeline;
  }

  @Override
  public String address() {
    return location.toString();
  }

  @Override
  public String toString() {
    return "MjpegSource[redacted]";
  }
}

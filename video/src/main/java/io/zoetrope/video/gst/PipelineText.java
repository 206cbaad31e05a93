package io.zoetrope.video.gst;

import java.util.ArrayList;
import java.util.List;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.GError;

/** Builds pipelines from their descriptions. */
final class PipelineText {
  private PipelineText() {}

  /**
   * @throws IllegalStateException where GStreamer cannot build it
   */
  static Pipeline parse(String description) {
    List<GError> errors = new ArrayList<>();
    Element parsed = Gst.parseLaunch(description, errors);
    if (!errors.isEmpty()) {
      parsed.dispose();
      throw new IllegalStateException(
          "GStreamer cannot build the pipeline: " + errors.get(0).getMessage());
    }
    return (Pipeline) parsed;
  }
}

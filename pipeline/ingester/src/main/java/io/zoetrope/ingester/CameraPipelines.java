package io.zoetrope.ingester;

import io.zoetrope.ingester.gst.FramePipeline;
import io.zoetrope.ingester.gst.Pipelines;
import io.zoetrope.ingester.gst.SourceRule;
import org.freedesktop.gstreamer.Element;

/** Makes the pipelines of cameras, and of files played like one; passwords are properties. */
final class CameraPipelines {
  /**
   * Not {@code drop-on-latency}: of a camera's first burst it drops the picture that all others
   * build on. Latency cannot grow: nothing behind the source ever blocks.
   */
  private static final String RTSP_SOURCE =
      "rtspsrc name=source latency=100 timeout=5000000 tcp-timeout=5000000"
          + " teardown-timeout=50000000 protocols=%s ! application/x-rtp,media=video";

  /** Before GStreamer 1.22 the camera's time does not reach the pictures: arrival time is used. */
  private static final String CAMERA_TIME = "add-reference-timestamp-meta";

  private CameraPipelines() {}

  /**
   * Of a camera or of a file played like one.
   *
   * @param crops whether the rule has a border
   */
  static FramePipeline of(CameraOptions camera, SourceRule rule, boolean crops) {
    if (camera.isFile()) {
      return Pipelines.file(camera.file(), rule, camera.playback() != Playback.FAST, crops);
    }
    var pipeline =
        Pipelines.live(RTSP_SOURCE.formatted(camera.transport().protocols()), rule, crops);
    Element element = pipeline.element("source");
    element.set("location", camera.source().toString());
    camera.credentials().ifPresent(who -> logIn(element, who));
    if (element.listPropertyNames().contains(CAMERA_TIME)) {
      element.set(CAMERA_TIME, true);
    }
    return pipeline;
  }

  private static void logIn(Element source, Credentials who) {
    source.set("user-id", who.user());
    source.set("user-pw", who.password());
  }
}

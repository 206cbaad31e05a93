package io.zoetrope.ingester;

import io.zoetrope.config.Transport;
import io.zoetrope.ingester.gst.FramePipeline;
import io.zoetrope.ingester.gst.GstRuntime;
import io.zoetrope.ingester.gst.SourceRule;
import java.nio.file.Path;
import org.freedesktop.gstreamer.Element;

/** Makes pipelines. Addresses and passwords are set as properties, never as text. */
final class Pipelines {
  /**
   * Not {@code drop-on-latency}: of a camera's first burst it drops the picture that all others
   * build on. Latency cannot grow: nothing behind the source ever blocks.
   */
  private static final String LIVE_SOURCE =
      "rtspsrc name=source latency=100 timeout=5000000 tcp-timeout=5000000"
          + " teardown-timeout=50000000 protocols=%s ! application/x-rtp,media=video";

  private static final String FILE_SOURCE = "filesrc name=source";

  /**
   * Only video is decoded. Not {@code videorate}: at a camera's own rate it drops what jitters, one
   * picture in forty, so the rate is kept by {@link FrameThinner}.
   */
  private static final String PICTURES =
      " ! decodebin caps=\"video/x-raw(ANY)\" expose-all-streams=false"
          + " ! %s"
          + " ! capsfilter name=wanted caps=video/x-raw,format=RGB"
          + " ! appsink name=sink enable-last-sample=false qos=false wait-on-eos=false"
          + " max-buffers=16 sync=%b";

  private static final String CROP = "videocrop name=decoded ! ";

  private static final String SCALER = "videoconvertscale %s add-borders=false";

  /** Before GStreamer 1.22. */
  private static final String OLD_SCALER = "videoconvert %s ! videoscale add-borders=false";

  /** Before GStreamer 1.22 the camera's time does not reach the pictures: arrival time is used. */
  private static final String CAMERA_TIME = "add-reference-timestamp-meta";

  private Pipelines() {}

  /**
   * Of a camera or of a file played like one.
   *
   * @param crops whether the rule has a border
   */
  static FramePipeline of(CameraOptions camera, SourceRule rule, boolean crops) {
    if (camera.isFile()) {
      return file(camera.file(), rule, camera.playback() != Playback.FAST, crops);
    }
    GstRuntime.start();
    String source = LIVE_SOURCE.formatted(protocols(camera.transport()));
    var pipeline = new FramePipeline(source + pictures(false, crops), rule, true);
    Element element = pipeline.element("source");
    element.set("location", camera.source().toString());
    camera.credentials().ifPresent(who -> logIn(element, who));
    if (element.listPropertyNames().contains(CAMERA_TIME)) {
      element.set(CAMERA_TIME, true);
    }
    return pipeline;
  }

  /** As rtspsrc's property has it. */
  private static String protocols(Transport transport) {
    return switch (transport) {
      case TCP -> "tcp";
      case UDP -> "udp+tcp";
    };
  }

  /** Of every picture of a file, as fast as they are pulled or at the file's own speed. */
  static FramePipeline file(Path file, SourceRule rule, boolean realTime) {
    return file(file, rule, realTime, false);
  }

  private static FramePipeline file(Path file, SourceRule rule, boolean realTime, boolean crops) {
    GstRuntime.start();
    var pipeline = new FramePipeline(FILE_SOURCE + pictures(realTime, crops), rule, false);
    pipeline.element("source").set("location", file.toString());
    return pipeline;
  }

  private static void logIn(Element source, Credentials who) {
    source.set("user-id", who.user());
    source.set("user-pw", who.password());
  }

  private static String pictures(boolean realTime, boolean crops) {
    String scaler = GstRuntime.has("videoconvertscale") ? SCALER : OLD_SCALER;
    String named = crops ? CROP + scaler.formatted("") : scaler.formatted("name=decoded");
    return PICTURES.formatted(named, realTime);
  }
}

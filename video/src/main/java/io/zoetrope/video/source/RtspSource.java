package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.net.URI;
import java.util.Optional;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * How to reach a camera's stream; prints neither address nor password.
 *
 * @param location {@code rtsp://…} without user and password
 * @param protocols how packets may travel, such as {@code tcp}, as {@code rtspsrc} takes it
 * @param tunnelled whether all goes inside HTTP, for which rtspsrc has schemes of its own
 * @param trust which certificates are accepted of {@code rtsps://…}
 */
public record RtspSource(
    URI location,
    Optional<Credentials> credentials,
    String protocols,
    boolean tunnelled,
    Trust trust)
    implements PictureSource {
  /**
   * Not {@code drop-on-latency}: of a camera's first burst it drops the picture that all others
   * build on. Latency cannot grow: nothing behind the source ever blocks.
   */
  private static final String SOURCE =
      "rtspsrc name=source latency=100 timeout=5000000 tcp-timeout=5000000"
          + " teardown-timeout=50000000 protocols=%s";

  /** Before GStreamer 1.22 the camera's time does not reach the pictures: arrival time is used. */
  private static final String CAMERA_TIME = "add-reference-timestamp-meta";

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    var pipeline = Pipelines.live(SOURCE.formatted(protocols), rule, crops);
    Element source = pipeline.element("source");
    source.set("location", tunnelled ? address().replaceFirst(":", "h:") : address());
    credentials.ifPresent(who -> logIn(source, who));
    if (source.listPropertyNames().contains(CAMERA_TIME)) {
      source.set(CAMERA_TIME, true);
    }
    if (location.getScheme().equalsIgnoreCase("rtsps")) {
      secure(pipeline, source);
    }
    return pipeline;
  }

  private void secure(FramePipeline pipeline, Element source) {
    var check = new CertificateCheck(trust);
    check.watch(Natives.getRawPointer(source));
    pipeline.explain(check::explain);
  }

  private static void logIn(Element source, Credentials who) {
    source.set("user-id", who.user());
    source.set("user-pw", who.password());
  }

  @Override
  public String address() {
    return location.toString();
  }

  @Override
  public String toString() {
    return "RtspSource[redacted]";
  }
}

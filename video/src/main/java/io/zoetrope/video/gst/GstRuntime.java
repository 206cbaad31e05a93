package io.zoetrope.video.gst;

import com.sun.jna.Native;
import io.zoetrope.video.hardware.HardwareDecoders;
import java.util.List;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.GstException;
import org.freedesktop.gstreamer.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The GStreamer of this process, started once and kept. */
public final class GstRuntime {
  private static final List<String> NEEDED =
      List.of(
          "rtspsrc", "filesrc", "decodebin", "videorate", "videoconvert", "videoflip", "appsink");
  private static final Logger LOG = LoggerFactory.getLogger(GstRuntime.class);
  private static boolean started;

  private GstRuntime() {}

  /**
   * Starts GStreamer unless it runs.
   *
   * @throws IllegalStateException naming what is missing and how to get it
   */
  public static synchronized void start() {
    if (started) {
      return;
    }
    try {
      Gst.init(Version.of(1, 20), "zoetrope");
      // GStreamer takes any SIGSEGV while it loads a plugin for the plugin's crash and ends the
      // process; the JVM raises them by the way, for safepoints and null checks
      Gst.setSegTrap(false);
    } catch (UnsatisfiedLinkError | GstException e) {
      throw new IllegalStateException(
          "GStreamer 1.20 or newer is not on this machine (" + e.getMessage() + "); " + advice(),
          e);
    }
    Native.setCallbackExceptionHandler(
        (callback, failure) ->
            LOG.error("{}, called by GStreamer, failed", callback.getClass(), failure));
    NEEDED.forEach(GstRuntime::require);
    HardwareDecoders.prefer();
    started = true;
  }

  static boolean has(String element) {
    try {
      return ElementFactory.find(element) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Checks that there is an element of that name.
   *
   * @throws IllegalStateException where the element's plugin is not installed
   */
  public static void require(String element) {
    if (!has(element)) {
      throw new IllegalStateException(
          "GStreamer's element %s is not on this machine; %s".formatted(element, advice()));
    }
  }

  private static String advice() {
    return "install GStreamer with its base, good, bad, ugly and libav plugins and its RTSP server"
        + " (./zoetrope does)";
  }
}

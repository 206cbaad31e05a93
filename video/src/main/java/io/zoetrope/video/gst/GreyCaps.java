package io.zoetrope.video.gst;

import com.sun.jna.Pointer;
import java.util.regex.Pattern;

/**
 * Completes the caps of grey pictures. Where a decoder says their range but not their matrix,
 * GStreamer's converter takes the samples for red ones.
 */
final class GreyCaps {
  /** Range, matrix, transfer, primaries; matrix 0 is unknown and 4 is BT.601's. */
  private static final Pattern NO_MATRIX = Pattern.compile("(colorimetry=\\(string\\)\\d+):0:");

  private static final String BT601 = "$1:4:";

  private GreyCaps() {}

  /** Puts another event in the place of a caps event that lacks the matrix. */
  static void complete(Pointer info, long caps) {
    long structure = GstLibrary.gst_caps_get_structure(caps, 0);
    String format = GstLibrary.gst_structure_get_string(structure, "format");
    if (format == null || !format.startsWith("GRAY")) {
      return;
    }
    var lacking = NO_MATRIX.matcher(text(caps));
    if (lacking.find()) {
      replace(info, lacking.replaceFirst(BT601));
    }
  }

  private static String text(long caps) {
    Pointer text = GstLibrary.gst_caps_to_string(caps);
    String copy = text.getString(0);
    GlibLibrary.g_free(text);
    return copy;
  }

  private static void replace(Pointer info, String text) {
    long caps = GstLibrary.gst_caps_from_string(text);
    long event = GstLibrary.gst_event_new_caps(caps);
    GstLibrary.gst_mini_object_unref(caps);
    long old = info.getLong(PadProbe.DATA);
    info.setLong(PadProbe.DATA, event);
    GstLibrary.gst_mini_object_unref(old);
  }
}

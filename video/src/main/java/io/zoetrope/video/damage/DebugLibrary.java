package io.zoetrope.video.damage;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** GStreamer's log. */
final class DebugLibrary {
  /** {@code GST_LEVEL_ERROR}, {@code GST_LEVEL_WARNING} and {@code GST_LEVEL_INFO}. */
  static final int ERROR = 1;

  static final int WARNING = 2;
  static final int INFO = 4;

  static {
    Native.register(DebugLibrary.class, "gstreamer-1.0");
  }

  private DebugLibrary() {}

  static native void gst_debug_add_log_function(Callback function, Pointer data, Pointer destroy);

  /** Without a function: the default one, which writes to standard error. */
  static native int gst_debug_remove_log_function(Pointer function);

  static native void gst_debug_set_threshold_for_name(String category, int level);

  static native String gst_debug_category_get_name(Pointer category);

  static native String gst_debug_message_get(Pointer message);
}

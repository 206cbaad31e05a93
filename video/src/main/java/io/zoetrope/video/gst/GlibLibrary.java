package io.zoetrope.video.gst;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** GLib's errors and quarks. */
final class GlibLibrary {
  static {
    Native.register(GlibLibrary.class, "glib-2.0");
  }

  private GlibLibrary() {}

  static native String g_quark_to_string(int quark);

  static native void g_free(Pointer memory);

  static native void g_error_free(Pointer error);
}

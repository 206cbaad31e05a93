package io.zoetrope.video.simulate;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** GLib's main loop, which an RTSP server runs on. */
final class MainLoopLibrary {
  static {
    Native.register(MainLoopLibrary.class, "glib-2.0");
  }

  private MainLoopLibrary() {}

  static native Pointer g_main_context_new();

  static native void g_main_context_unref(Pointer context);

  static native int g_main_context_iteration(Pointer context, int mayBlock);

  static native Pointer g_main_context_find_source_by_id(Pointer context, int id);

  static native void g_source_destroy(Pointer source);

  static native Pointer g_main_loop_new(Pointer context, int running);

  static native void g_main_loop_run(Pointer loop);

  static native void g_main_loop_quit(Pointer loop);

  static native void g_main_loop_unref(Pointer loop);

  static native void g_free(Pointer memory);
}

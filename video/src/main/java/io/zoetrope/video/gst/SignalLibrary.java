package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** GObject's signals and references. */
public final class SignalLibrary {
  static {
    Native.register(SignalLibrary.class, "gobject-2.0");
  }

  private SignalLibrary() {}

  public static native NativeLong g_signal_connect_data(
      Pointer object, String signal, Callback handler, Pointer data, Pointer destroy, int flags);

  public static native void g_object_unref(Pointer object);
}

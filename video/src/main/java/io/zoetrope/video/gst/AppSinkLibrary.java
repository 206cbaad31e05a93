package io.zoetrope.video.gst;

import com.sun.jna.Native;

/** Pulling samples from an appsink; pointers are plain longs. */
final class AppSinkLibrary {
  static {
    Native.register(AppSinkLibrary.class, "gstapp-1.0");
  }

  private AppSinkLibrary() {}

  /** A sample to be unreferenced, or 0: none within the nanoseconds given, or end of stream. */
  static native long gst_app_sink_try_pull_sample(long sink, long nanos);

  static native int gst_app_sink_is_eos(long sink);
}

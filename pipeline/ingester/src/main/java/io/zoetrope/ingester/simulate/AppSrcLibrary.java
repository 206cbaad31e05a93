package io.zoetrope.ingester.simulate;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Pushing buffers into an appsrc. */
final class AppSrcLibrary {
  static {
    Native.register(AppSrcLibrary.class, "gstapp-1.0");
  }

  private AppSrcLibrary() {}

  /** Takes the buffer; 0 where the pipeline took it. */
  static native int gst_app_src_push_buffer(Pointer source, long buffer);
}

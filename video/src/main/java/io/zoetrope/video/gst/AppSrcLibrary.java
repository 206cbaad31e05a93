package io.zoetrope.video.gst;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Pushing buffers into an appsrc. */
public final class AppSrcLibrary {
  static {
    Native.register(AppSrcLibrary.class, "gstapp-1.0");
  }

  private AppSrcLibrary() {}

  /** Takes the buffer; 0 where the pipeline took it. */
  public static native int gst_app_src_push_buffer(Pointer source, long buffer);

  static native long gst_app_src_get_current_level_buffers(Pointer source);

  static native int gst_app_src_end_of_stream(Pointer source);
}

package io.zoetrope.ingester.simulate;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.zoetrope.ingester.gst.GstLibrary;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The encoder behind a mount, which the server builds when the first viewer comes and tears down
 * after the last.
 */
final class Viewers implements Callback {
  private final AtomicReference<Pointer> source = new AtomicReference<>();

  Viewers() {
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "rtsp"));
  }

  /** Called by the server with each new media. */
  @SuppressWarnings("UnusedMethod")
  public void callback(Pointer factory, Pointer media, Pointer data) {
    Pointer element = RtspServerLibrary.gst_rtsp_media_get_element(media);
    swap(GstLibrary.gst_bin_get_by_name_recurse_up(element, "frames"));
    GstLibrary.gst_object_unref(element);
  }

  boolean present() {
    return source.get() != null;
  }

  /** Sends one picture, rows padded to four bytes; forgets an encoder that no longer takes any. */
  void send(byte[] rows) {
    Pointer current = source.getAndSet(null);
    if (current == null) {
      return;
    }
    long buffer = GstLibrary.gst_buffer_new_allocate(0, rows.length, 0);
    GstLibrary.gst_buffer_fill(buffer, 0, rows, rows.length);
    boolean taken = AppSrcLibrary.gst_app_src_push_buffer(current, buffer) == 0;
    if (!taken || !source.compareAndSet(null, current)) {
      GstLibrary.gst_object_unref(current);
    }
  }

  void close() {
    swap(null);
  }

  private void swap(Pointer next) {
    Pointer last = source.getAndSet(next);
    if (last != null) {
      GstLibrary.gst_object_unref(last);
    }
  }
}

package io.zoetrope.video.simulate;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.zoetrope.video.gst.AppSrcLibrary;
import io.zoetrope.video.gst.GstLibrary;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The encoder behind a mount, which the server builds when the first viewer comes and tears down
 * after the last.
 */
final class Viewers implements Callback {
  private final AtomicReference<Encoder> encoder = new AtomicReference<>();

  Viewers() {
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "rtsp"));
  }

  /** Called by the server with each new media. */
  @SuppressWarnings("UnusedMethod")
  public void callback(Pointer factory, Pointer media, Pointer data) {
    Pointer element = RtspServerLibrary.gst_rtsp_media_get_element(media);
    swap(new Encoder(GstLibrary.gst_bin_get_by_name_recurse_up(element, "frames")));
    GstLibrary.gst_object_unref(element);
  }

  boolean present() {
    return encoder.get() != null;
  }

  /**
   * Sends one picture, rows padded to four bytes. An encoder refuses pictures before it has
   * started, and again after its last viewer has gone: then it is forgotten.
   */
  void send(byte[] rows) {
    Encoder current = encoder.get();
    if (current == null) {
      return;
    }
    long buffer = GstLibrary.gst_buffer_new_allocate(0, rows.length, 0);
    GstLibrary.gst_buffer_fill(buffer, 0, rows, rows.length);
    boolean taken = current.push(buffer);
    if (!taken && current.hasStarted() && encoder.compareAndSet(current, null)) {
      current.release();
    }
  }

  void close() {
    swap(null);
  }

  private void swap(Encoder next) {
    Encoder last = encoder.getAndSet(next);
    if (last != null) {
      last.release();
    }
  }

  /** The appsrc of one media, by one reference that outlives the media. */
  private static final class Encoder {
    private final Pointer source;
    private boolean started;
    private boolean released;

    Encoder(Pointer source) {
      this.source = source;
    }

    /** Takes the buffer; whether the encoder took it. */
    synchronized boolean push(long buffer) {
      if (released) {
        GstLibrary.gst_mini_object_unref(buffer);
        return false;
      }
      boolean taken = AppSrcLibrary.gst_app_src_push_buffer(source, buffer) == 0;
      started |= taken;
      return taken;
    }

    synchronized boolean hasStarted() {
      return started;
    }

    synchronized void release() {
      if (!released) {
        released = true;
        GstLibrary.gst_object_unref(source);
      }
    }
  }
}

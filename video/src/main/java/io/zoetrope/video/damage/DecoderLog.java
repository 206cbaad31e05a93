package io.zoetrope.video.damage;

import static io.zoetrope.video.damage.DebugLibrary.ERROR;
import static io.zoetrope.video.damage.DebugLibrary.INFO;
import static io.zoetrope.video.damage.DebugLibrary.WARNING;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the errors that decoders log: they conceal what is damaged, and tell it nowhere else. */
final class DecoderLog implements Callback {
  private static final DecoderLog SHARED = new DecoderLog();

  private static final String LIBAV = "libav";
  private static final String DECODERS = "videodecoder";

  private final AtomicLong all = new AtomicLong();
  private boolean listening;

  private DecoderLog() {
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** That of this process, which listens from the first call on. */
  static DecoderLog shared() {
    SHARED.listen();
    return SHARED;
  }

  /** Errors of all decoders until now. */
  long errors() {
    return all.get();
  }

  private synchronized void listen() {
    if (listening) {
      return;
    }
    listening = true;
    if (System.getenv("GST_DEBUG") == null) { // else somebody wants to read it
      DebugLibrary.gst_debug_remove_log_function(null);
    }
    DebugLibrary.gst_debug_add_log_function(this, null, null);
    DebugLibrary.gst_debug_set_threshold_for_name(LIBAV, INFO);
    DebugLibrary.gst_debug_set_threshold_for_name(DECODERS, WARNING);
  }

  /** Called by GStreamer for each line of any category that it logs. */
  @SuppressWarnings("UnusedMethod")
  public void callback(
      Pointer category,
      int level,
      Pointer file,
      Pointer function,
      int line,
      Pointer object,
      Pointer message,
      Pointer data) {
    String name = DebugLibrary.gst_debug_category_get_name(category);
    boolean libav = name.equals(LIBAV);
    if (libav || level <= WARNING && name.equals(DECODERS)) {
      String text = DebugLibrary.gst_debug_message_get(message);
      if (libav ? isDamage(level, text) : text.startsWith("error: ")) {
        all.incrementAndGet();
      }
    }
  }

  /** Not what libav says of references that a video cut from a longer one lacks by right. */
  private static boolean isDamage(int level, String text) {
    return level == ERROR ? !text.startsWith("mmco") : text.startsWith("concealing");
  }
}

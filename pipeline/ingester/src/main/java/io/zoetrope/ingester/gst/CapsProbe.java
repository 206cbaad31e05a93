package io.zoetrope.ingester.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.function.Consumer;

/**
 * Sees the format of a pad before the pictures that have it. Bound by hand: the binding keeps event
 * objects by address and mistakes a new event for an old one.
 */
final class CapsProbe implements Callback {
  private static final int EVENT_DOWNSTREAM = 1 << 6;

  /** {@code GST_EVENT_CAPS}. */
  private static final int CAPS = 50 << 8 | 2 | 4 | 8;

  /** Offset of the event in the public struct GstPadProbeInfo, of the type in GstEvent. */
  private static final int EVENT = 16;

  private static final int TYPE = 64;

  /** {@code GST_PAD_PROBE_OK}. */
  private static final int GO_ON = 1;

  private final Consumer<SourceFormat> listener;

  CapsProbe(Consumer<SourceFormat> listener) {
    this.listener = listener;
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** This object must outlive the pad. */
  void addTo(Pointer pad) {
    GstLibrary.gst_pad_add_probe(pad, EVENT_DOWNSTREAM, this, null, null);
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer pad, Pointer info, Pointer data) {
    Pointer event = info.getPointer(EVENT);
    if (event.getInt(TYPE) == CAPS) {
      long[] caps = new long[1];
      GstLibrary.gst_event_parse_caps(event, caps);
      listener.accept(SourceFormat.of(caps[0]));
    }
    return GO_ON;
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sees the decoder's formats and pictures before they are scaled, and drops those not due. Bound by
 * hand: the binding keeps event objects by address and mistakes a new event for an old one.
 */
final class SourceProbe implements Callback {
  /** {@code GST_PAD_PROBE_TYPE_BUFFER}. */
  private static final int BUFFER = 1 << 4;

  /** {@code GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM}. */
  private static final int EVENT = 1 << 6;

  /** {@code GST_EVENT_CAPS}. */
  private static final int CAPS = 50 << 8 | 2 | 4 | 8;

  /** Offset of what flows in the public struct GstPadProbeInfo, of the type in GstEvent. */
  private static final int DATA = 16;

  private static final int TYPE = 64;

  /** {@code GST_PAD_PROBE_DROP} and {@code GST_PAD_PROBE_OK}. */
  private static final int DROP = 0;

  private static final int PASS = 1;

  private final SourceRule rule;
  private final Consumer<SourceFormat> formats;
  private final AtomicLong pictures = new AtomicLong();

  SourceProbe(SourceRule rule, Consumer<SourceFormat> formats) {
    this.rule = rule;
    this.formats = formats;
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** This object must outlive the pad. */
  void addTo(Pointer pad) {
    GstLibrary.gst_pad_add_probe(pad, BUFFER | EVENT, this, null, null);
  }

  /** Pictures seen, kept or not. */
  long pictures() {
    return pictures.get();
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer pad, Pointer info, Pointer userData) {
    Pointer data = info.getPointer(DATA);
    if ((info.getInt(0) & BUFFER) != 0) {
      pictures.incrementAndGet();
      return rule.wants(data.getLong(PulledFrame.PTS)) ? PASS : DROP;
    }
    if (data.getInt(TYPE) == CAPS) {
      long[] caps = new long[1];
      GstLibrary.gst_event_parse_caps(data, caps);
      formats.accept(SourceFormat.of(caps[0]));
    }
    return PASS;
  }
}

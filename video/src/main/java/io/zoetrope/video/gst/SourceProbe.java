package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sees the decoder's formats and pictures before they are scaled, and drops those not due. */
final class SourceProbe implements Callback {
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
    GstLibrary.gst_pad_add_probe(pad, PadProbe.BUFFER | PadProbe.EVENT, this, null, null);
  }

  /** Pictures seen, kept or not. */
  long pictures() {
    return pictures.get();
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer pad, Pointer info, Pointer userData) {
    if (PadProbe.isBuffer(info)) {
      pictures.incrementAndGet();
      long nanos = info.getPointer(PadProbe.DATA).getLong(PulledFrame.PTS);
      return rule.wants(nanos) ? PadProbe.PASS : PadProbe.DROP;
    }
    long caps = PadProbe.caps(info);
    if (caps != 0) {
      formats.accept(SourceFormat.of(caps));
      GreyCaps.complete(info, caps);
    }
    return PadProbe.PASS;
  }
}

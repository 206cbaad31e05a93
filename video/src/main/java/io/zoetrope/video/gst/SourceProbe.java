package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Sees the decoder's formats, tags and pictures before they are scaled, mends times that stand
 * still and drops the pictures not due.
 */
final class SourceProbe implements Callback {
  private final SourceRule rule;
  private final BiConsumer<SourceFormat, Orientation> formats;
  private final LongSupplier stamps;
  private final FrameTimes times = new FrameTimes();
  private final AtomicLong pictures = new AtomicLong();
  private SourceFormat format;
  private Orientation orientation = Orientation.UPRIGHT;

  SourceProbe(SourceRule rule, BiConsumer<SourceFormat, Orientation> formats, LongSupplier stamps) {
    this.rule = rule;
    this.stamps = stamps;
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

  /** Whether pictures came without times, and nothing says how far apart they are. */
  boolean lostTime() {
    return times.lost();
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer pad, Pointer info, Pointer userData) {
    if (PadProbe.isBuffer(info)) {
      pictures.incrementAndGet();
      return rule.wants(timed(info)) ? PadProbe.PASS : PadProbe.DROP;
    }
    long caps = PadProbe.caps(info);
    if (caps != 0) {
      format = SourceFormat.of(caps);
      formats.accept(format, orientation);
      GreyCaps.complete(info, caps);
    }
    long tags = PadProbe.tags(info);
    if (tags != 0) {
      Orientation.of(tags).filter(told -> told != orientation).ifPresent(this::turn);
    }
    return PadProbe.PASS;
  }

  private void turn(Orientation told) {
    orientation = told;
    if (format != null) {
      formats.accept(format, told);
    }
  }

  /** The picture's time, which is set where the source's own stands still. */
  private long timed(Pointer info) {
    Pointer buffer = info.getPointer(PadProbe.DATA);
    long told = buffer.getLong(PulledFrame.PTS);
    long nanos = times.of(told, stamps.getAsLong(), duration(buffer));
    if (nanos != told) {
      long own = GstLibrary.gst_mini_object_make_writable(Pointer.nativeValue(buffer));
      new Pointer(own).setLong(PulledFrame.PTS, nanos);
      info.setLong(PadProbe.DATA, own);
    }
    return nanos;
  }

  private long duration(Pointer buffer) {
    long own = buffer.getLong(PulledFrame.DURATION);
    return own > 0 ? own : format.rate() > 0 ? (long) (1e9 / format.rate()) : 0;
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Optional;
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
  private final LongSupplier arrival;
  private final FrameTimes times = new FrameTimes();
  private final AtomicLong pictures = new AtomicLong();
  private SourceFormat format;
  private volatile PipelineError failure;
  private Orientation orientation = Orientation.UPRIGHT;

  /**
   * @param formats told each format of the pictures
   * @param stamps gives the next picture's time before it was decoded, negative where nobody knows
   * @param arrival gives the time to use in place of the source's, negative where that is believed
   */
  SourceProbe(
      SourceRule rule,
      BiConsumer<SourceFormat, Orientation> formats,
      LongSupplier stamps,
      LongSupplier arrival) {
    this.rule = rule;
    this.stamps = stamps;
    this.arrival = arrival;
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

  /** What failed in looking at a picture. */
  Optional<PipelineError> failure() {
    return Optional.ofNullable(failure);
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer pad, Pointer info, Pointer userData) {
    try {
      return look(info);
    } catch (RuntimeException | Error e) {
      failure = PipelineError.ofFailure(e); // GStreamer would not hear of it
      return PadProbe.DROP;
    }
  }

  private int look(Pointer info) {
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
    long arrived = arrival.getAsLong();
    long own = times.of(told, stamps.getAsLong(), duration(buffer));
    long nanos = arrived < 0 ? own : arrived;
    if (nanos != told) {
      long copy = GstLibrary.gst_mini_object_make_writable(Pointer.nativeValue(buffer));
      new Pointer(copy).setLong(PulledFrame.PTS, nanos);
      info.setLong(PadProbe.DATA, copy);
    }
    return nanos;
  }

  private long duration(Pointer buffer) {
    long told = buffer.getLong(PulledFrame.DURATION);
    return told > 0 ? told : format.rate() > 0 ? (long) (1e9 / format.rate()) : 0;
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * Stands before one of libav's decoders, which crash the process where GStreamer has no name for
 * the layout of their pictures: with direct rendering at once, without it with whatever comes after
 * the first picture. So it lets nothing through that is known to end so, and nothing after an
 * error. It remembers times, too, which some of these decoders lose.
 */
final class DecoderGuard implements Callback {
  private static final String DIRECT = "direct-rendering";

  /** More than any codec holds back. */
  private static final int MOST_WAITING = 256;

  private final Element decoder;
  private final String factory;
  private final Pad sink;
  private final PriorityBlockingQueue<Long> stamps = new PriorityBlockingQueue<>();
  private volatile CodedFormat given;
  private volatile boolean refused;

  private DecoderGuard(Element decoder) {
    this.decoder = decoder;
    factory = decoder.getFactory().getName();
    sink = decoder.getStaticPad("sink");
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** The guard of a decoder that was just made; it must outlive the decoder. */
  static DecoderGuard of(Element decoder) {
    var guard = new DecoderGuard(decoder);
    decoder.set(DIRECT, false);
    int all = PadProbe.BUFFER | PadProbe.EVENT;
    GstLibrary.gst_pad_add_probe(Natives.getRawPointer(guard.sink), all, guard, null, null);
    return guard;
  }

  /** The format that was not let through, or of which the decoder could make nothing. */
  Optional<CodedFormat> refused() {
    return refused
        ? Optional.of(given)
        : failed(Natives.getRawPointer(sink)) ? fruitless() : Optional.empty();
  }

  /** The time that the next picture had before it was decoded, negative where it had none. */
  long nextStamp() {
    Long first = stamps.poll();
    return first == null ? -1 : first;
  }

  private Optional<CodedFormat> fruitless() {
    Pad source = decoder.getStaticPad("src");
    boolean made = source.hasCurrentCaps();
    source.dispose();
    return made ? Optional.empty() : Optional.ofNullable(given);
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer pad, Pointer info, Pointer userData) {
    long caps = PadProbe.caps(info);
    if (caps != 0 && !refused) {
      take(CodedFormat.of(caps));
    }
    if (refused || failed(pad)) {
      return PadProbe.DROP;
    }
    if (PadProbe.isBuffer(info)) {
      stamp(info.getPointer(PadProbe.DATA).getLong(PulledFrame.PTS));
    }
    return PadProbe.PASS;
  }

  private void stamp(long nanos) {
    stamps.add(nanos);
    if (stamps.size() > MOST_WAITING) {
      stamps.poll();
    }
  }

  private void take(CodedFormat format) {
    given = format;
    refused = !DecoderLimits.takes(factory, format);
    if (format.told() && !refused) {
      decoder.set(DIRECT, true);
    }
  }

  private static boolean failed(Pointer pad) {
    Pointer peer = GstLibrary.gst_pad_get_peer(pad);
    if (peer == null) {
      return false;
    }
    int flow = GstLibrary.gst_pad_get_last_flow_return(peer);
    GstLibrary.gst_object_unref(peer);
    return flow == PadProbe.NOT_NEGOTIATED;
  }
}

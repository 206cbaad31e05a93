package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * Stands before one of libav's decoders, which crash the process where GStreamer has no name for
 * the layout of their pictures: with direct rendering at once, without it with whatever comes after
 * the first picture. So it lets nothing through that is known to end so, and nothing after an
 * error.
 */
final class DecoderGuard implements Callback {
  private static final String DIRECT = "direct-rendering";

  private final Element decoder;
  private final String factory;
  private final Pad sink;
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
    return refused || failed(pad) ? PadProbe.DROP : PadProbe.PASS;
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

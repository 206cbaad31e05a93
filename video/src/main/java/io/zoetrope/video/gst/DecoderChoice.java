package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.zoetrope.video.hardware.HardwareDecoders;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps decodebin from decoders that cannot take what there is, so that it tries the next one. */
final class DecoderChoice implements Callback {
  /** {@code GST_AUTOPLUG_SELECT_TRY} and {@code GST_AUTOPLUG_SELECT_SKIP}. */
  private static final int TRY = 0;

  private static final int SKIP = 2;

  /** Offset of the name in the public struct GstObject. */
  private static final int NAME = 32;

  private final AtomicReference<CodedFormat> skipped = new AtomicReference<>();

  DecoderChoice() {
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** This object must outlive decodebin. */
  void addTo(Pointer decodebin) {
    SignalLibrary.g_signal_connect_data(decodebin, "autoplug-select", this, null, null, 0);
  }

  /** The last format that a decoder was not tried with. */
  Optional<CodedFormat> skipped() {
    return Optional.ofNullable(skipped.get());
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer bin, Pointer pad, Pointer caps, Pointer factory, Pointer data) {
    CodedFormat format = CodedFormat.of(Pointer.nativeValue(caps));
    String name = factory.getPointer(NAME).getString(0);
    if (HardwareDecoders.isLeftOut(name)) {
      return SKIP;
    }
    if (DecoderLimits.takes(name, format)) {
      return TRY;
    }
    skipped.set(format);
    return SKIP;
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees whether a camera sends anything at all. It looks at one packet each time it is asked, since
 * to look at all of them costs more than they are worth.
 */
final class PacketWatch implements Callback {
  private final Pointer pad;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean seen = new AtomicBoolean();

  /**
   * @param pad that all packets pass; this object must outlive it
   */
  PacketWatch(Pointer pad) {
    this.pad = pad;
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** Whether a packet came since this was last called; false the first time. */
  boolean packetsCame() {
    boolean came = seen.getAndSet(false);
    if (looking.compareAndSet(false, true)) {
      int packets = PadProbe.BUFFER | PadProbe.BUFFER_LIST;
      GstLibrary.gst_pad_add_probe(pad, packets, this, null, null);
    }
    return came;
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer packets, Pointer info, Pointer userData) {
    seen.set(true);
    looking.set(false);
    return PadProbe.REMOVE;
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees whether a camera sends anything at all, and whether its time stamps advance. It looks at one
 * packet each time it is asked, since to look at all of them costs more than they are worth.
 */
final class PacketWatch implements Callback {
  /** Longer than any picture takes to come, whose packets have one time stamp. */
  private static final long STANDS_NANOS = 2_000_000_000L;

  /** Offset and size of the time stamp in an RTP packet. */
  private static final int TIME = 4;

  private static final int TIME_SIZE = 4;

  private final Pointer pad;
  private final Memory time = new Memory(TIME_SIZE);
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean seen = new AtomicBoolean();
  private int lastTime;
  private long lastTimeSince;
  private volatile boolean stands;

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

  /** Whether packets of different seconds had one time stamp. */
  boolean timesStand() {
    return stands;
  }

  private void see(long packet, long now) {
    GstLibrary.gst_buffer_extract(packet, TIME, Pointer.nativeValue(time), TIME_SIZE);
    int told = time.getInt(0);
    if (lastTimeSince == 0 || told != lastTime) {
      lastTime = told;
      lastTimeSince = now;
    }
    stands = now - lastTimeSince > STANDS_NANOS;
  }

  /** Called by GStreamer. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer packets, Pointer info, Pointer userData) {
    if (PadProbe.isBuffer(info)) {
      see(info.getLong(PadProbe.DATA), System.nanoTime());
    }
    seen.set(true);
    looking.set(false);
    return PadProbe.REMOVE;
  }
}

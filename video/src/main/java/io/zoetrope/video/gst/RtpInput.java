package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * Leads the packets of an rtspsrc into one funnel: those of the SDP's first video, always, and on
 * whatever pad they come, since a camera that takes a new SSRC in mid-stream gets a new one.
 */
final class RtpInput implements Callback, Element.PAD_ADDED {
  /** Pads whose last packets may still be under way. */
  private static final int KEPT = 4;

  private static final String VIDEO = "video";

  private final Element funnel;
  private final Pad all;
  private final PacketWatch watch;
  private final Deque<Link> links = new ArrayDeque<>();
  private int video = -1;

  private RtpInput(Element funnel) {
    this.funnel = funnel;
    all = funnel.getStaticPad("src");
    watch = new PacketWatch(Natives.getRawPointer(all));
    Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
  }

  /** Connects the two; what comes back must outlive them. */
  static RtpInput of(Element source, Element funnel) {
    var input = new RtpInput(funnel);
    SignalLibrary.g_signal_connect_data(
        Natives.getRawPointer(source), "select-stream", input, null, null, 0);
    source.connect(input);
    return input;
  }

  /** Whether a packet came since this was last called; false the first time. */
  boolean packetsCame() {
    return watch.packetsCame();
  }

  /** Whether packets of different seconds had one time stamp. */
  boolean timesStand() {
    return watch.timesStand();
  }

  void close() {
    all.dispose();
  }

  /** Called by rtspsrc for each media of the SDP, in their order: whether it is set up at all. */
  @SuppressWarnings("UnusedMethod")
  public int callback(Pointer source, int number, Pointer caps, Pointer data) {
    long structure = GstLibrary.gst_caps_get_structure(Pointer.nativeValue(caps), 0);
    if (video < 0 && VIDEO.equals(GstLibrary.gst_structure_get_string(structure, "media"))) {
      video = number;
    }
    return number == video ? 1 : 0;
  }

  @Override
  public synchronized void padAdded(Element source, Pad pad) {
    Pad into = funnel.getRequestPad("sink_%u");
    pad.link(into);
    links.add(new Link(pad, into));
    if (links.size() > KEPT) {
      release(links.remove());
    }
  }

  private void release(Link oldest) {
    oldest.from().unlink(oldest.into());
    funnel.releaseRequestPad(oldest.into());
  }

  private record Link(Pad from, Pad into) {}

  /**
   * Sees whether a camera sends anything at all, and whether its time stamps advance. It looks at
   * one packet each time it is asked, since to look at all of them costs more than they are worth.
   */
  private static final class PacketWatch implements Callback {
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
}

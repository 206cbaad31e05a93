package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final Deque<Link> links = new ArrayDeque<>();
  private int video = -1;

  private RtpInput(Element funnel) {
    this.funnel = funnel;
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
}

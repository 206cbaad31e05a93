package io.zoetrope.video.gst;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * Leads what decodebin decodes to the pictures' way: of each group of streams, since files may be
 * chained, the one that the file has for default, else the first.
 */
final class DecodedPads implements Element.PAD_ADDED, Element.NO_MORE_PADS {
  /** {@code GST_EVENT_STREAM_START}. */
  private static final int STREAM_START = 40 << 8 | 2 | 4 | 8;

  /** {@code GST_STREAM_FLAG_SELECT} and {@code GST_STREAM_FLAG_UNSELECT}. */
  private static final int SELECT = 2;

  private static final int UNSELECT = 4;

  private final Pad pictures;
  private final List<Pad> group = new ArrayList<>();

  private DecodedPads(Pad pictures) {
    this.pictures = pictures;
  }

  /**
   * Connects the two, unless they are by other elements; what comes back must outlive them.
   *
   * @param pictures the pad that takes them
   */
  static DecodedPads of(Element decodebin, Pad pictures) {
    var pads = new DecodedPads(pictures);
    if (pictures.getPeer() == null) {
      decodebin.connect((Element.PAD_ADDED) pads);
      decodebin.connect((Element.NO_MORE_PADS) pads);
    }
    return pads;
  }

  @Override
  public synchronized void padAdded(Element decodebin, Pad pad) {
    group.add(pad);
  }

  /** The group is complete, and nothing flows yet. */
  @Override
  public synchronized void noMorePads(Element decodebin) {
    group.stream().min(Comparator.comparingInt(DecodedPads::rank)).ifPresent(this::link);
    group.clear();
  }

  private void link(Pad pad) {
    Pad before = pictures.getPeer();
    if (before != null) {
      before.unlink(pictures);
    }
    pad.link(pictures);
  }

  /** How early a stream is taken. */
  private static int rank(Pad pad) {
    Pointer address = Natives.getRawPointer(pad);
    long event = GstLibrary.gst_pad_get_sticky_event(address, STREAM_START, 0);
    if (event == 0) {
      return 1;
    }
    int[] flags = new int[1];
    GstLibrary.gst_event_parse_stream_flags(event, flags);
    GstLibrary.gst_mini_object_unref(event);
    return (flags[0] & SELECT) != 0 ? 0 : (flags[0] & UNSELECT) != 0 ? 2 : 1;
  }
}

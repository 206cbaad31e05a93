package io.zoetrope.video.gst;

import com.sun.jna.Pointer;

/**
 * What probes on pads are told and may answer. Bound by hand: the binding keeps event objects by
 * address and mistakes a new event for an old one.
 */
final class PadProbe {
  /** {@code GST_PAD_PROBE_TYPE_BUFFER}. */
  static final int BUFFER = 1 << 4;

  /** {@code GST_PAD_PROBE_TYPE_BUFFER_LIST}. */
  static final int BUFFER_LIST = 1 << 5;

  /** {@code GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM}. */
  static final int EVENT = 1 << 6;

  /** {@code GST_PAD_PROBE_DROP}, {@code GST_PAD_PROBE_OK} and {@code GST_PAD_PROBE_REMOVE}. */
  static final int DROP = 0;

  static final int PASS = 1;

  static final int REMOVE = 2;

  /** {@code GST_FLOW_NOT_NEGOTIATED}. */
  static final int NOT_NEGOTIATED = -4;

  /** Offset of what flows in the public struct GstPadProbeInfo. */
  static final int DATA = 16;

  /** {@code GST_EVENT_CAPS} and {@code GST_EVENT_TAG}. */
  private static final int CAPS = 50 << 8 | 2 | 4 | 8;

  private static final int TAG = 80 << 8 | 2 | 4 | 8 | 16;

  /** Offset of the type in the public struct GstEvent. */
  private static final int TYPE = 64;

  private PadProbe() {}

  static boolean isBuffer(Pointer info) {
    return (info.getInt(0) & BUFFER) != 0;
  }

  /** The caps of a caps event, owned by it; 0: it is something else. */
  static long caps(Pointer info) {
    if (!isEvent(info, CAPS)) {
      return 0;
    }
    long[] caps = new long[1];
    GstLibrary.gst_event_parse_caps(info.getPointer(DATA), caps);
    return caps[0];
  }

  /** The tags of a tag event, owned by it; 0: it is something else. */
  static long tags(Pointer info) {
    if (!isEvent(info, TAG)) {
      return 0;
    }
    long[] tags = new long[1];
    GstLibrary.gst_event_parse_tag(info.getPointer(DATA), tags);
    return tags[0];
  }

  private static boolean isEvent(Pointer info, int type) {
    return !isBuffer(info) && info.getPointer(DATA).getInt(TYPE) == type;
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * What gst1-java-core does not wrap of libgstreamer, or wraps too slowly for every frame. Pointers
 * are plain longs: direct-mapped calls then allocate nothing.
 */
public final class GstLibrary {

  /** {@code GST_MESSAGE_EOS}. */
  static final int MESSAGE_EOS = 1;

  /** {@code GST_MESSAGE_ERROR}. */
  static final int MESSAGE_ERROR = 2;

  /** Offset of the type in the public struct GstMessage. */
  static final int MESSAGE_TYPE = 64;

  /** {@code GST_FORMAT_TIME}. */
  static final int FORMAT_TIME = 3;

  static {
    Native.register(GstLibrary.class, "gstreamer-1.0");
  }

  private GstLibrary() {}

  static native void gst_bus_set_sync_handler(
      Pointer bus, Pointer handler, Pointer data, Pointer notify);

  static native Pointer gst_bus_timed_pop_filtered(Pointer bus, long nanos, int types);

  static native void gst_message_parse_error(
      Pointer message, PointerByReference error, PointerByReference debug);

  static native long gst_sample_get_buffer(long sample);

  static native long gst_sample_get_caps(long sample);

  static native long gst_sample_get_segment(long sample);

  static native long gst_segment_to_running_time(long segment, int format, long position);

  static native long gst_buffer_get_size(long buffer);

  static native long gst_buffer_extract(long buffer, long offset, long target, long size);

  static native long gst_buffer_get_reference_timestamp_meta(long buffer, long caps);

  static native long gst_caps_get_structure(long caps, int index);

  static native String gst_structure_get_name(long structure);

  static native String gst_structure_get_string(long structure, String field);

  static native int gst_structure_get_uint(long structure, String field, int[] value);

  static native int gst_structure_get_int(long structure, String field, int[] value);

  static native int gst_structure_get_fraction(
      long structure, String field, int[] numerator, int[] denominator);

  static native NativeLong gst_pad_add_probe(
      Pointer pad, int mask, Callback callback, Pointer data, Pointer notify);

  static native Pointer gst_pad_get_peer(Pointer pad);

  static native int gst_pad_get_last_flow_return(Pointer pad);

  static native long gst_pad_get_sticky_event(Pointer pad, int type, int index);

  static native void gst_event_parse_stream_flags(long event, int[] flags);

  static native void gst_event_parse_caps(Pointer event, long[] caps);

  static native void gst_event_parse_tag(Pointer event, long[] tags);

  static native int gst_tag_list_get_string(long tags, String tag, PointerByReference value);

  static native long gst_mini_object_make_writable(long object);

  static native long gst_event_new_caps(long caps);

  static native Pointer gst_caps_to_string(long caps);

  static native long gst_caps_from_string(String caps);

  public static native void gst_mini_object_unref(long object);

  public static native long gst_buffer_new_allocate(long allocator, long size, long parameters);

  public static native long gst_buffer_fill(long buffer, long offset, byte[] source, long size);

  public static native Pointer gst_bin_get_by_name_recurse_up(Pointer bin, String name);

  public static native long gst_element_get_current_running_time(Pointer element);

  public static native void gst_object_unref(Pointer object);
}

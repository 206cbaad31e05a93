package io.zoetrope.video.gst;

import static io.zoetrope.video.gst.GstLibrary.FORMAT_TIME;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * One decoded picture as it left the pipeline: RGB, rows padded to four bytes. To be closed, or its
 * memory is never given back.
 */
public final class PulledFrame implements AutoCloseable {
  /** Offsets of the time and the duration in the public struct GstBuffer. */
  static final int PTS = 72;

  static final int DURATION = 88;

  /** Offset of the time in the public struct GstReferenceTimestampMeta. */
  private static final int REFERENCE_TIME = 24;

  private static final long NTP_TO_UNIX_NANOS = 2_208_988_800L * 1_000_000_000L;

  private final long sample;
  private final long buffer;
  private final FrameScratch scratch;
  private final int width;
  private final int height;

  PulledFrame(long sample, FrameScratch scratch) {
    this.sample = sample;
    this.buffer = GstLibrary.gst_sample_get_buffer(sample);
    this.scratch = scratch;
    SourceFormat format = SourceFormat.of(GstLibrary.gst_sample_get_caps(sample));
    this.width = format.width();
    this.height = format.height();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Nanoseconds since the pipeline started to play, at which the picture is due. */
  public long runningNanos() {
    long segment = GstLibrary.gst_sample_get_segment(sample);
    return GstLibrary.gst_segment_to_running_time(
        segment, FORMAT_TIME, new Pointer(buffer).getLong(PTS));
  }

  /** How long the picture is shown, 0 where nobody says. */
  public long durationNanos() {
    return Math.max(0, new Pointer(buffer).getLong(DURATION));
  }

  /** Whether the camera sent its own time for this picture. */
  public boolean hasCameraTime() {
    return GstLibrary.gst_buffer_get_reference_timestamp_meta(buffer, 0) != 0;
  }

  /** The camera's own time, nanoseconds since the epoch. */
  public long cameraNanos() {
    long meta = GstLibrary.gst_buffer_get_reference_timestamp_meta(buffer, 0);
    return new Pointer(meta).getLong(REFERENCE_TIME) - NTP_TO_UNIX_NANOS;
  }

  /** Copies the window at (left, top) as width x height x 3 bytes without padding. */
  public void copyTo(byte[] target, int offset, int left, int top, int width, int height) {
    int stride = (this.width * 3 + 3) / 4 * 4;
    ByteBuffer rows = scratch.extract(buffer, (long) top * stride, height * stride);
    for (int row = 0; row < height; row++) {
      rows.get(row * stride + left * 3, target, offset + row * width * 3, width * 3);
    }
  }

  /** Puts the window at (left, top) there as width x height x 3 bytes without padding. */
  public void copyTo(ByteBuffer target, int left, int top, int width, int height) {
    int stride = (this.width * 3 + 3) / 4 * 4;
    ByteBuffer rows = scratch.extract(buffer, (long) top * stride, height * stride);
    int start = target.position();
    for (int row = 0; row < height; row++) {
      target.put(start + row * width * 3, rows, row * stride + left * 3, width * 3);
    }
    target.position(start + height * width * 3);
  }

  @Override
  public void close() {
    GstLibrary.gst_mini_object_unref(sample);
  }
}

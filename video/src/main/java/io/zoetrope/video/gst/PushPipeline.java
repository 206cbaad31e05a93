package io.zoetrope.video.gst;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * A GStreamer pipeline that writes a file of the pictures that one thread pushes. Its description
 * names the elements {@code frames} (appsrc) and {@code file} (filesink).
 */
public final class PushPipeline implements AutoCloseable {
  private static final int WAITING_AT_MOST = 8;
  private static final long PATIENCE_NANOS = 2_000_000;

  private final Pipeline pipeline;
  private final PipelineBus bus;
  private final Element source;
  private final Element sink;

  /**
   * @throws IllegalStateException where GStreamer cannot build it
   */
  public PushPipeline(String description, String location) {
    pipeline = PipelineText.parse(description);
    bus = new PipelineBus(pipeline);
    source = pipeline.getElementByName("frames");
    sink = pipeline.getElementByName("file");
    sink.set("location", location);
    pipeline.play();
  }

  /**
   * Takes a picture, after waiting while too many are not yet encoded.
   *
   * @param rows as {@link PaddedRows} makes them; copied
   * @return the error that ended the pipeline, if one did
   */
  public Optional<PipelineError> push(byte[] rows, long nanos, long durationNanos) {
    Optional<PipelineError> error = bus.error();
    while (error.isEmpty()
        && AppSrcLibrary.gst_app_src_get_current_level_buffers(address()) >= WAITING_AT_MOST) {
      error = bus.error(PATIENCE_NANOS);
    }
    if (error.isEmpty()) {
      send(rows, nanos, durationNanos);
    }
    return error;
  }

  /**
   * Ends the file; the error that ended it before, if one did.
   *
   * @throws IllegalStateException where that takes longer than it may
   */
  public Optional<PipelineError> finish(long patienceNanos) {
    AppSrcLibrary.gst_app_src_end_of_stream(address());
    return bus.end(patienceNanos);
  }

  private void send(byte[] rows, long nanos, long durationNanos) {
    long buffer = GstLibrary.gst_buffer_new_allocate(0, rows.length, 0);
    GstLibrary.gst_buffer_fill(buffer, 0, rows, rows.length);
    var fields = new Pointer(buffer);
    fields.setLong(PulledFrame.PTS, nanos);
    fields.setLong(PulledFrame.DURATION, durationNanos);
    AppSrcLibrary.gst_app_src_push_buffer(address(), buffer);
  }

  @Override
  public void close() {
    pipeline.stop();
    for (var object : List.of(source, sink, pipeline)) {
      object.dispose();
    }
  }

  private Pointer address() {
    return Natives.getRawPointer(source);
  }
}

package io.zoetrope.video.gst;

import static io.zoetrope.video.gst.GstLibrary.MESSAGE_EOS;
import static io.zoetrope.video.gst.GstLibrary.MESSAGE_ERROR;

import com.sun.jna.Pointer;
import java.util.Optional;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.Natives;

/** A pipeline's messages, for the thread that asks. */
final class PipelineBus {
  // Held strongly, as the pipeline.
  private final Bus bus;

  PipelineBus(Pipeline pipeline) {
    bus = pipeline.getBus();
    // The binding's handler sends every message through one thread of the whole process.
    GstLibrary.gst_bus_set_sync_handler(address(), null, null, null);
  }

  /** The first error since this was last called. */
  Optional<PipelineError> error() {
    return error(0);
  }

  /** The first error, waited for so long. */
  Optional<PipelineError> error(long nanos) {
    Pointer message = GstLibrary.gst_bus_timed_pop_filtered(address(), nanos, MESSAGE_ERROR);
    return message == null ? Optional.empty() : errorOf(message);
  }

  /**
   * Waits until the last picture is through; an error where one ended it.
   *
   * @throws IllegalStateException where neither comes in time
   */
  Optional<PipelineError> end(long nanos) {
    Pointer message =
        GstLibrary.gst_bus_timed_pop_filtered(address(), nanos, MESSAGE_ERROR | MESSAGE_EOS);
    if (message == null) {
      throw new IllegalStateException(
          "GStreamer did not end after " + nanos / 1_000_000_000 + " s");
    }
    return errorOf(message);
  }

  private static Optional<PipelineError> errorOf(Pointer message) {
    boolean failed = message.getInt(GstLibrary.MESSAGE_TYPE) == MESSAGE_ERROR;
    Optional<PipelineError> error =
        failed ? Optional.of(PipelineError.of(message)) : Optional.empty();
    GstLibrary.gst_mini_object_unref(Pointer.nativeValue(message));
    return error;
  }

  private Pointer address() {
    return Natives.getRawPointer(bus);
  }
}

package io.zoetrope.video.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * An error as GStreamer reports it.
 *
 * @param domain such as {@code gst-resource-error-quark}
 * @param code a number within the domain
 * @param message one sentence
 */
public record PipelineError(String domain, int code, String message) {
  /** Offsets in the public struct GError. */
  private static final int CODE = 4;

  private static final int MESSAGE = 8;

  static PipelineError of(Pointer busMessage) {
    var error = new PointerByReference();
    // Not its debugging text, which may contain the camera's address.
    GstLibrary.gst_message_parse_error(busMessage, error, null);
    Pointer raw = error.getValue();
    var result =
        new PipelineError(
            GlibLibrary.g_quark_to_string(raw.getInt(0)),
            raw.getInt(CODE),
            raw.getPointer(MESSAGE).getString(0, "UTF-8"));
    GlibLibrary.g_error_free(raw);
    return result;
  }
}

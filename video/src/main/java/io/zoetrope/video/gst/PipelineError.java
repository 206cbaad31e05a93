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
  /** The domain of a format that no decoder here can take; the message names it. */
  public static final String FORMAT = "format";

  /** The domain of pictures without times. */
  public static final String TIME = "time";

  private static final String STREAM = "gst-stream-error-quark";
  private static final String CORE = "gst-core-error-quark";

  /** Offsets in the public struct GError. */
  private static final int CODE = 4;

  private static final int MESSAGE = 8;

  static PipelineError ofFormat(String format) {
    return new PipelineError(FORMAT, 0, format);
  }

  static PipelineError ofTime() {
    return new PipelineError(TIME, 0, "neither times that advance nor a frame rate");
  }

  static PipelineError ofFailure(Throwable failure) {
    return new PipelineError("java", 0, failure.toString());
  }

  /** {@code GST_STREAM_ERROR_CODEC_NOT_FOUND} or {@code GST_CORE_ERROR_MISSING_PLUGIN}. */
  public boolean isMissingDecoder() {
    return domain.equals(STREAM) && code == 6 || domain.equals(CORE) && code == 12;
  }

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

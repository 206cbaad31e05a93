package io.zoetrope.video.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.regex.Pattern;

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

  /** The domains of what has sound alone, and of what is something else. */
  public static final String NO_PICTURES = "no-pictures";

  public static final String NO_VIDEO = "no-video";

  private static final String STREAM = "gst-stream-error-quark";
  private static final String CORE = "gst-core-error-quark";
  private static final String LIBRARY = "gst-library-error-quark";

  /** In the text that lists the decoders missing, a line each: what is it called (its caps). */
  private static final Pattern TYPE = Pattern.compile("\\(([a-z]+/[A-Za-z0-9.+-]+)[,)]");

  /** Pictures, or containers that may have some. */
  private static final Pattern PICTURES =
      Pattern.compile("video/.*|image/.*|application/(x-rtp|ogg|mxf|vnd\\.(rn-realmedia|ms-asf))");

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

  /** Whether it is of what came, or of an element on its way, not of where it came from. */
  boolean isOfStream() {
    return domain.equals(STREAM) || domain.equals(CORE) || domain.equals(LIBRARY);
  }

  /** {@code GST_STREAM_ERROR_CODEC_NOT_FOUND} or {@code GST_CORE_ERROR_MISSING_PLUGIN}. */
  public boolean isMissingDecoder() {
    return domain.equals(STREAM) && code == 6 || domain.equals(CORE) && code == 12;
  }

  static PipelineError of(Pointer busMessage) {
    var error = new PointerByReference();
    var debug = new PointerByReference();
    GstLibrary.gst_message_parse_error(busMessage, error, debug);
    Pointer raw = error.getValue();
    var result =
        new PipelineError(
            GlibLibrary.g_quark_to_string(raw.getInt(0)),
            raw.getInt(CODE),
            raw.getPointer(MESSAGE).getString(0, "UTF-8"));
    GlibLibrary.g_error_free(raw);
    String details = text(debug.getValue());
    return result.isMissingDecoder() ? ofMissing(result, types(details)) : result;
  }

  private static String text(Pointer owned) {
    if (owned == null) {
      return "";
    }
    String text = owned.getString(0, "UTF-8");
    GlibLibrary.g_free(owned);
    return text;
  }

  /**
   * The media types that a decoder was missing for. All else of this text stays here: it may
   * contain the camera's address.
   */
  private static List<String> types(String details) {
    return TYPE.matcher(details).results().map(found -> found.group(1)).distinct().toList();
  }

  /** It is another error where there is nothing to look at. */
  private static PipelineError ofMissing(PipelineError error, List<String> types) {
    if (types.isEmpty() || types.stream().anyMatch(PICTURES.asMatchPredicate())) {
      return error;
    }
    boolean sound = types.stream().anyMatch(type -> type.startsWith("audio/"));
    return new PipelineError(
        sound ? NO_PICTURES : NO_VIDEO, 0, "it is " + String.join(", ", types));
  }
}

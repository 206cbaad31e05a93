package io.zoetrope.video.source;

import io.zoetrope.video.gst.PipelineError;

/** Why a source gives no pictures, and what to do about it. */
public enum SourceProblem {
  UNREACHABLE("cannot be reached", "check host and port, and that the camera is on"),
  UNAUTHORIZED("refuses user or password", "check the camera's user and password"),
  NO_LOGIN(
      "asks for a login that GStreamer does not know",
      "set the camera's authentication to digest with MD5, or to basic; then check user and"
          + " password"),
  UNTRUSTED(
      "shows a certificate that is not trusted",
      "where the fingerprint is that of your camera, set tls: sha256:FINGERPRINT for it; tls:"
          + " insecure takes any"),
  EXCHANGED(
      "shows another certificate than the one set as tls: sha256",
      "find out whether the camera was given a new one; if so, set its fingerprint"),
  NO_TLS("needs TLS, which GStreamer lacks on this machine", "install glib-networking"),
  NOT_FOUND("does not exist", "check the path"),
  NOT_RTSP("is a web server, no RTSP camera", "use the camera's own address, rtsp://HOST:554/PATH"),
  NOT_A_STREAM(
      "is a page of a web server, no stream",
      "use the camera's own address for MJPEG, or one that ends with .m3u8 for HLS"),
  UNTRUSTED_SERVER(
      "shows a certificate that is not trusted",
      "have this machine trust whoever signed it; tls: insecure takes any"),
  NO_SRT(
      "does not answer, ended or refuses the passphrase",
      "check host, port and passphrase, and that it listens as an SRT listener"),
  NO_DEVICE(
      "cannot be opened", "see that no other program uses it and that this user may (group video)"),
  FOLDER("is a folder, no video", "name a file in it, or write a / at its end to play all of them"),
  EMPTY("has no file to play", "put videos into it, or name another folder"),
  NO_PICTURES("has no pictures", "it may have sound alone: name one with video"),
  NO_VIDEO("is not a video that can be decoded", "check that it plays in a video player"),
  NO_DECODER(
      "needs a decoder that is not on this machine", "install GStreamer's libav and bad plugins"),
  UNSUPPORTED(
      "is in a format that no decoder on this machine can take",
      "convert it to 8 bits 4:2:0, such as by ffmpeg -i FILE -pix_fmt yuv420p OUT.mp4, or set the"
          + " camera to plain H.264"),
  NO_TIMES(
      "does not say when its pictures are due",
      "write it anew with a frame rate, such as by ffmpeg -r 25 -i FILE OUT.mp4"),
  SILENT("sends nothing", "restart the camera, or try the other transport"),
  STUCK(
      "sends packets that give no more pictures",
      "where it does so again and again, restart the camera or update its firmware"),
  NO_KEY_FRAME(
      "has sent no key frame yet",
      "shorten its key frame interval (also called I-frame interval or GOP) to 2 s or less"),
  TOO_SLOW(
      "sends more than this machine can decode",
      "use fewer cameras, the camera's smaller stream or a larger machine"),
  OTHER("failed", "see the message");

  /** Domains of errors that come from TLS. */
  static final String TLS = "tls";

  static final String CERTIFICATE = "certificate";
  static final String OTHER_CERTIFICATE = "other-certificate";

  /** Domains of errors that web servers, SRT and devices of this machine explain themselves. */
  static final String WEB_PAGE = "web-page";

  static final String WEB_CERTIFICATE = "web-certificate";
  static final String SRT = "srt";
  static final String V4L2 = "v4l2";

  static final String RESOURCE = "gst-resource-error-quark";
  static final String STREAM = "gst-stream-error-quark";

  /** Codes of GstResourceError. */
  static final int ABSENT = 3;

  static final int OPEN_READ = 5;

  private final String what;
  private final String advice;

  SourceProblem(String what, String advice) {
    this.what = what;
    this.advice = advice;
  }

  public static SourceProblem of(PipelineError error) {
    if (error.isMissingDecoder()) {
      return NO_DECODER;
    }
    return switch (error.domain()) {
      case RESOURCE -> ofResource(error);
      case STREAM, PipelineError.NO_VIDEO -> NO_VIDEO;
      case PipelineError.NO_PICTURES -> NO_PICTURES;
      case TLS -> NO_TLS;
      case CERTIFICATE -> UNTRUSTED;
      case OTHER_CERTIFICATE -> EXCHANGED;
      case WEB_CERTIFICATE -> UNTRUSTED_SERVER;
      case WEB_PAGE -> NOT_A_STREAM;
      case SRT -> NO_SRT;
      case V4L2 -> NO_DEVICE;
      case PipelineError.TIME -> NO_TIMES;
      case PipelineError.FORMAT -> UNSUPPORTED;
      default -> OTHER;
    };
  }

  private static SourceProblem ofResource(PipelineError error) {
    return switch (error.code()) {
      case ABSENT -> NOT_FOUND;
      case OPEN_READ, 6, 7 -> UNREACHABLE;
      case 9, 10 -> SILENT;
      case 15 -> UNAUTHORIZED;
      default -> OTHER;
    };
  }

  /** What to do about it, as a sentence without its full stop. */
  String advice() {
    return advice;
  }

  /** One sentence that names the source. */
  public String sentence(String source) {
    return "%s %s; %s".formatted(source, what, advice);
  }
}

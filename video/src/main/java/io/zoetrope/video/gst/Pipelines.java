package io.zoetrope.video.gst;

import java.nio.file.Path;

/** Makes pipelines that end in RGB pictures. Addresses are set as properties, never as text. */
public final class Pipelines {
  private static final String FILE_SOURCE = "filesrc name=source";

  private static final String PACKETS = " funnel name=packets";

  /**
   * Only video is decoded. Not {@code videorate}: at a camera's own rate it drops what jitters, one
   * picture in forty, so whoever pulls the pictures keeps the rate.
   */
  private static final String PICTURES =
      " ! decodebin name=decode caps=\"video/x-raw(ANY)\" expose-all-streams=false"
          + " %s"
          + " ! capsfilter name=wanted caps=video/x-raw,format=RGB"
          + " ! videoflip name=flip"
          + " ! appsink name=sink enable-last-sample=false qos=false wait-on-eos=false"
          + " max-buffers=16 sync=%b";

  private static final String CROP = "videocrop name=decoded ! ";

  private static final String SCALER = "videoconvertscale %s add-borders=false";

  /** Before GStreamer 1.22. */
  private static final String OLD_SCALER = "videoconvert %s ! videoscale add-borders=false";

  private Pipelines() {}

  /**
   * Of the first video of an RTSP session, whose pictures come when it likes.
   *
   * @param source an rtspsrc named {@code source}
   * @param crops whether the rule has a border
   */
  public static FramePipeline live(String source, SourceRule rule, boolean crops) {
    GstRuntime.start();
    var pipeline = new FramePipeline(source + PACKETS + pictures(false, crops), rule, true);
    pipeline.takeFirstVideo();
    return pipeline;
  }

  /**
   * Of a live source that is not RTSP's.
   *
   * @param source ends in something that is decoded
   * @param paced whether pictures that come too early are held back
   * @param crops whether the rule has a border
   */
  public static FramePipeline stream(String source, SourceRule rule, boolean paced, boolean crops) {
    GstRuntime.start();
    return new FramePipeline(source + pictures(paced, crops), rule, true);
  }

  /**
   * Of every picture of a file.
   *
   * @param realTime at the file's own speed; else as fast as they are pulled
   * @param crops whether the rule has a border
   */
  public static FramePipeline file(Path file, SourceRule rule, boolean realTime, boolean crops) {
    GstRuntime.start();
    var pipeline = new FramePipeline(FILE_SOURCE + pictures(realTime, crops), rule, false);
    pipeline.element("source").set("location", file.toString());
    return pipeline;
  }

  private static String pictures(boolean realTime, boolean crops) {
    String scaler = GstRuntime.has("videoconvertscale") ? SCALER : OLD_SCALER;
    String named = crops ? CROP + scaler.formatted("") : scaler.formatted("name=decoded");
    return PICTURES.formatted(named, realTime);
  }
}

package io.zoetrope.video.gst;

import java.nio.file.Path;

/** Makes pipelines that end in RGB pictures. Addresses are set as properties, never as text. */
public final class Pipelines {
  private static final String FILE_SOURCE = "filesrc name=source";

  private static final String PACKETS = " funnel name=packets";

  /**
   * Only video is decoded. Not {@code videorate} behind it: at a camera's own rate it drops what
   * jitters, one picture in forty, so whoever pulls the pictures keeps the rate.
   */
  private static final String DECODER =
      " ! decodebin name=decode caps=\"video/x-raw(ANY)\" expose-all-streams=false ";

  private static final String SINK =
      " ! capsfilter name=wanted%1$s caps=video/x-raw,format=RGB"
          + " ! videoflip name=flip%1$s"
          + " ! appsink name=sink%1$s enable-last-sample=false qos=false wait-on-eos=false"
          + " max-buffers=16 sync=%2$b";

  private static final String CROP = "videocrop name=decoded ! ";

  /** One decoder's pictures for all views, one view after the other on the decoder's thread. */
  private static final String SPLIT = "tee name=decoded";

  /** No sink waits for a first picture, which the ones behind it get after it. */
  private static final String AT_ONCE = " async=false";

  private static final String SMALL =
      " decoded. ! %s ! capsfilter name=wantedsmall caps=video/x-raw,format=GRAY8"
          + " ! videoflip name=flipsmall ! fakesink name=sinksmall sync=false"
          + " enable-last-sample=false"
          + AT_ONCE;

  private static final String VIEW = " decoded. ! videocrop name=crop%d ! ";

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
    var pipeline = new FramePipeline(source + PACKETS + pictures(rule, false, crops), rule, true);
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
    return new FramePipeline(source + pictures(rule, paced, crops), rule, true);
  }

  /**
   * Of every picture of a file.
   *
   * @param realTime at the file's own speed; else as fast as they are pulled
   * @param crops whether the rule has a border
   */
  public static FramePipeline file(Path file, SourceRule rule, boolean realTime, boolean crops) {
    GstRuntime.start();
    var pipeline = new FramePipeline(FILE_SOURCE + pictures(rule, realTime, crops), rule, false);
    pipeline.element("source").set("location", file.toString());
    return pipeline;
  }

  /** Whether pictures go several ways behind the decoder. */
  static boolean isSplit(SourceRule rule) {
    return rule.views().size() > 1 || rule.onlooker().isPresent();
  }

  private static String pictures(SourceRule rule, boolean realTime, boolean crops) {
    String scaler = GstRuntime.has("videoconvertscale") ? SCALER : OLD_SCALER;
    if (isSplit(rule)) {
      return DECODER + split(rule, realTime, scaler.formatted(""));
    }
    String named = crops ? CROP + scaler.formatted("") : scaler.formatted("name=decoded");
    return DECODER + named + SINK.formatted("", realTime);
  }

  private static String split(SourceRule rule, boolean realTime, String scaler) {
    var text = new StringBuilder(SPLIT);
    rule.onlooker().ifPresent(who -> text.append(SMALL.formatted(scaler)));
    for (int view = 0; view < rule.views().size(); view++) {
      text.append(VIEW.formatted(view)).append(scaler);
      text.append(SINK.formatted(view, realTime)).append(AT_ONCE);
    }
    return text.toString();
  }
}

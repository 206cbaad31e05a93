package io.zoetrope.video.hardware;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.PluginFeature.Rank;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has decoders of the machine's hardware go before others, as long as they work: one that failed
 * with its first picture is left out for an hour, since drivers that are there are not always fit.
 */
public final class HardwareDecoders {
  private static final Logger LOG = LoggerFactory.getLogger(HardwareDecoders.class);
  private static final long PAUSE_NANOS = 3600L * 1_000_000_000;

  /** Above all of software. */
  private static final int FIRST = 512;

  private static final int NONE = 0;

  /** Of VA-API; GStreamer ranks these by nothing where they are young. */
  private static final String VA = "va[a-z0-9]+dec";

  private static final Map<String, Long> FAILED = new ConcurrentHashMap<>();

  private HardwareDecoders() {}

  /**
   * To be called once; who does not want one sets its rank to none, as GStreamer lets everybody.
   */
  public static void prefer() {
    var videos = ElementFactory.ListType.DECODER;
    for (ElementFactory each : ElementFactory.listGetElements(videos, Rank.NONE)) {
      each.setRank(rank(each.getName(), each.getKlass(), each.getRank(), vetoes()));
    }
  }

  private static String vetoes() {
    String set = System.getenv("GST_PLUGIN_FEATURE_RANK");
    return set == null ? "" : set;
  }

  /**
   * The rank that a decoder gets.
   *
   * @param set what the user set of ranks: {@code NAME:RANK,…}
   */
  public static int rank(String name, String klass, int now, String set) {
    boolean named = ("," + set).contains("," + name + ":");
    boolean trusted = now > NONE || name.matches(VA);
    return isHardware(klass) && klass.contains("Video") && trusted && !named
        ? Math.max(now, FIRST)
        : now;
  }

  public static boolean isHardware(String klass) {
    return klass.contains("Hardware");
  }

  /** Leaves a decoder out for a while. */
  public static void failed(String name, String why) {
    FAILED.put(name, System.nanoTime());
    LOG.warn("decoder {} gave no picture and is left out for an hour: {}", name, why);
  }

  public static boolean isLeftOut(String name) {
    Long since = FAILED.get(name);
    return since != null && System.nanoTime() - since < PAUSE_NANOS;
  }
}

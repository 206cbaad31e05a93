package io.zoetrope.zoo.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Latencies as bars, the fastest model first, as an SVG. */
public final class SpeedChart {
  private static final int NAMES = 310;
  private static final int BARS = 380;
  private static final int FACTS = 210;
  private static final int ROW = 24;
  private static final int TOP = 40;

  private SpeedChart() {}

  public static String of(List<Speed> speeds) {
    double slowest = speeds.stream().mapToDouble(Speed::latency).max().orElse(1);
    StringBuilder chart = new StringBuilder(frame(speeds.size()));
    int y = TOP;
    for (Speed speed :
        speeds.stream().sorted(Comparator.comparingDouble(Speed::latency)).toList()) {
      chart.append(row(speed, y, speed.latency() / slowest));
      y += ROW;
    }
    return chart.append("</svg>\n").toString();
  }

  private static String frame(int rows) {
    int width = NAMES + BARS + FACTS;
    int height = TOP + rows * ROW + 10;
    return format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" fill="#222">
        <rect width="%d" height="%d" fill="white"/>
        <text x="%d" y="22">Latency of one clip, milliseconds (clips a second, GMACs)</text>
        """,
        width, height, width, height, NAMES);
  }

  private static String row(Speed speed, int y, double share) {
    double length = Math.max(1, share * BARS);
    return format(
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="16" fill="#4c78a8"/>
        <text x="%.1f" y="%d">%.1f (%.2f, %.2f)</text>
        """,
        NAMES - 8,
        y + 13,
        speed.model(),
        NAMES,
        y,
        length,
        NAMES + length + 6,
        y + 13,
        speed.latency() * 1e3,
        speed.clipsPerSecond(),
        speed.gmacs());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

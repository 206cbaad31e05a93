package io.zoetrope.app.report;

/** How often which latency was seen, in classes 1 % wide: its memory does not grow with time. */
final class LatencyCounts {
  private static final double WIDTH = Math.log(1.01);
  private static final long LONGEST = 7 * 24 * 3600 * 1000L; // milliseconds

  private final int[] classes = new int[classOf(LONGEST) + 1];
  private long total;

  /**
   * @param millis below 0 counts as 0, above a week as a week
   */
  void add(long millis) {
    classes[classOf(Math.min(Math.max(millis, 0), LONGEST))]++;
    total++;
  }

  boolean isEmpty() {
    return total == 0;
  }

  /**
   * The latency that so large a share does not exceed, in milliseconds, within 1 %.
   *
   * @param share 0 to 1
   */
  long percentile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    int at = 0;
    for (long passed = classes[0]; passed < rank; passed += classes[at]) {
      at++;
    }
    return Math.round(Math.expm1(at * WIDTH));
  }

  private static int classOf(long millis) {
    return (int) Math.round(Math.log1p(millis) / WIDTH);
  }
}

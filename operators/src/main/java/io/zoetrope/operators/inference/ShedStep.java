package io.zoetrope.operators.inference;

/** The steps of giving up clips, first to last. */
enum ShedStep {
  WIDER_HOP("wider-hop", "clipsShedByWiderHop"),
  LOW_PRIORITY("low-priority", "clipsShedByLowPriority"),
  OLDEST("drop-oldest", "clipsShedAsOldest");

  private final String title;
  private final String metric;

  ShedStep(String title, String metric) {
    this.title = title;
    this.metric = metric;
  }

  /** As results name it. */
  String title() {
    return title;
  }

  String metric() {
    return metric;
  }
}

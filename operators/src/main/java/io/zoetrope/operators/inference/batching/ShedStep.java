package io.zoetrope.operators.inference.batching;

/** The steps of shedding clips, first to last. */
public enum ShedStep {
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

  public String metric() {
    return metric;
  }
}

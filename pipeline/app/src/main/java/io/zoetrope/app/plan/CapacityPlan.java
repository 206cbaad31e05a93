package io.zoetrope.app.plan;

/**
 * As many task managers as cameras need, each with a device of its own.
 *
 * @param able clips a second of one task manager
 * @param taskManagers so many, that none is busier than wanted
 * @param busy share of its time in which each has something to do
 * @param partitions of the topics: what each task manager reads, and as many again to grow
 */
public record CapacityPlan(
    CameraLoad load, double able, int taskManagers, double busy, int partitions) {
  private static final int GROWTH = 2;
  private static final double HOURS_A_MONTH = 730;

  /**
   * @param able clips a second of one task manager
   * @param busiest share of its time that a task manager may be busy; the rest is for peaks, and
   *     for what a restart left behind
   * @param fewest partitions
   */
  public static CapacityPlan of(CameraLoad load, double able, double busiest, int fewest) {
    int needed = Math.max(1, (int) Math.ceil(load.clipsPerSecond() / (able * busiest)));
    return new CapacityPlan(
        load,
        able,
        needed,
        load.clipsPerSecond() / (able * needed),
        Math.max(fewest, GROWTH * needed));
  }

  /** Cameras that one task manager carries. */
  public int camerasEach() {
    return (load.cameras() + taskManagers - 1) / taskManagers;
  }

  /**
   * What a camera costs in a month.
   *
   * @param price of a task manager, an hour
   */
  public double costOfCamera(double price) {
    return price * HOURS_A_MONTH * taskManagers / load.cameras();
  }
}

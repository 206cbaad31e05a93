package io.zoetrope.app.report;

/** A bar that begins with the first news, which says how much there is to do. */
public final class LateBar implements AutoCloseable {
  private final String task;
  private final String unit;
  private WorkBar bar;

  /**
   * @param unit such as {@code videos}
   */
  public LateBar(String task, String unit) {
    this.task = task;
    this.unit = unit;
  }

  /**
   * So much is done.
   *
   * @param all there is to do; negative where unknown
   */
  public void to(long done, long all) {
    if (bar == null) {
      bar = WorkBar.open(task, unit, all);
    }
    bar.to(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

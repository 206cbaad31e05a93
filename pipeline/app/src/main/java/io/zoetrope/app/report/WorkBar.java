package io.zoetrope.app.report;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far some work is: a bar on a terminal, elsewhere a line on standard error now and then. */
public final class WorkBar implements AutoCloseable {
  private static final long BETWEEN_LINES = Duration.ofSeconds(30).toNanos();

  private final String task;
  private final String unit;
  private final long all;
  private final ProgressBar bar;
  private long done;
  private long lastLine = System.nanoTime();

  private WorkBar(String task, String unit, long all, ProgressBar bar) {
    this.task = task;
    this.unit = unit;
    this.all = all;
    this.bar = bar;
  }

  /**
   * Begins some work, showing its own time left.
   *
   * @param unit such as {@code videos}
   * @param all there is to do; negative where unknown
   */
  public static WorkBar open(String task, String unit, long all) {
    return new WorkBar(task, unit, all, onTerminal() ? builder(task, unit, all).build() : null);
  }

  /** The same for work whose messages show the time left; they get the room of the unit. */
  public static WorkBar openWithoutTime(String task, String unit, long all) {
    return new WorkBar(
        task, unit, all, onTerminal() ? builder(task, "", all).hideEta().build() : null);
  }

  private static ProgressBarBuilder builder(String task, String unit, long all) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(unit.isEmpty() ? "" : " " + unit, 1)
        .setInitialMax(all);
  }

  /** The launcher says so. */
  private static boolean onTerminal() {
    return Boolean.getBoolean("zoetrope.terminal");
  }

  /** One more is done. */
  public void step() {
    to(done + 1);
  }

  /** So much is done. */
  public void to(long now) {
    to(now, "");
  }

  /** So much is done, and what else there is to say. */
  public void to(long now, String message) {
    done = now;
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(message);
    } else if (System.nanoTime() - lastLine > BETWEEN_LINES) {
      lastLine = System.nanoTime();
      String of = all < 0 ? "" : " of " + all;
      String more = message.isEmpty() ? "" : ", " + message;
      System.err.printf("%s: %d%s %s%s%n", task, done, of, unit, more);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

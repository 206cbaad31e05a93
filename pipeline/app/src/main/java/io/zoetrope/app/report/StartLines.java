package io.zoetrope.app.report;

import io.zoetrope.job.start.Preflight;

/** What was found before a job started; on the error stream. */
public final class StartLines {
  private StartLines() {}

  public static void print(Preflight found) {
    line("memory", found.memory());
    line("job", found.checkpoints());
  }

  /** One subject and what is to be said of it. */
  public static void line(String name, String value) {
    System.err.printf("%-6s %s%n", name, value);
  }
}

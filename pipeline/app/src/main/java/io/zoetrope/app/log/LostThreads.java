package io.zoetrope.app.log;

import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Says that a thread ended by what it did not catch, in the log and on the terminal. */
public final class LostThreads implements Thread.UncaughtExceptionHandler {
  private final PrintStream terminal;

  private LostThreads(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Of all threads that nobody else looks after. */
  public static void tell(PrintStream terminal) {
    Thread.setDefaultUncaughtExceptionHandler(new LostThreads(terminal));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    terminal.println("zoetrope: the thread " + thread.getName() + " ended: " + failure);
    LoggerFactory.getLogger(LostThreads.class)
        .error("the thread {} ended", thread.getName(), failure);
  }
}

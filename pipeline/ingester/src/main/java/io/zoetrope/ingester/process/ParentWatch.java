package io.zoetrope.ingester.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether a child hears of its parent, which may be stopped though it lives: others take its
 * cameras then, and nobody tells the child to end.
 */
final class ParentWatch {
  private static final long LOOK_MILLIS = 100;

  private final AwakeClock clock;
  private final Duration patience;
  private final Runnable silent;
  private volatile long heard;

  /**
   * @param silent told once, by a thread of its own
   */
  ParentWatch(AwakeClock clock, Duration patience, Runnable silent) {
    this.clock = clock;
    this.patience = patience;
    this.silent = silent;
    heard();
  }

  /** The parent has just said something. */
  void heard() {
    heard = clock.nanos();
  }

  void start() {
    heard();
    var thread = new Thread(this::follow, "zoetrope-parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try {
      while (!isSilent()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      silent.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it said nothing for too long. */
  boolean isSilent() {
    long before = heard; // first, as it may be heard meanwhile
    return clock.nanos() - before > patience.toNanos();
  }
}

package io.zoetrope.app.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sun.misc.Signal;

/**
 * Passes Ctrl-C and SIGTERM to a command, which can then end by itself. Not a shutdown hook: those
 * run all at once, and ONNX Runtime's own would pull the engine from under a running model. A
 * command that has not ended after a few seconds, and a second Ctrl-C, end the process at once.
 */
public final class StopSignal {
  private static final int EXIT_BASE = 128;
  private static final Duration PATIENCE = Duration.ofMillis(3500);
  private static final Duration CHILDREN = Duration.ofSeconds(1);
  private static final long NAP_NANOS = 10_000_000;
  private static final Duration HOOKS = Duration.ofSeconds(5);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Duration patience;
  private volatile Runnable cleanUp = () -> {};
  private Runnable onStop = () -> {};
  private volatile int exitCode;

  private StopSignal(Duration patience) {
    this.patience = patience;
  }

  /** Before a command makes anything that it has to clean up. */
  public static StopSignal install() {
    return install(PATIENCE);
  }

  /** For a command that only a second signal ends before it has ended by itself. */
  public static StopSignal installPatient() {
    return install(Duration.ofDays(3650));
  }

  private static StopSignal install(Duration patience) {
    StopSignal stop = new StopSignal(patience);
    Signal.handle(new Signal("INT"), stop::received);
    Signal.handle(new Signal("TERM"), stop::received);
    return stop;
  }

  /** What must be done even where the command cannot end by itself. */
  public void cleanUpBy(Runnable action) {
    cleanUp = action;
  }

  /** What to do when asked to stop, at once where that has happened; replaces an earlier action. */
  public synchronized void onStop(Runnable action) {
    onStop = action;
    if (requested()) {
      action.run();
    }
  }

  public boolean requested() {
    return stopped.getCount() == 0;
  }

  /** Waits until asked to stop, at most {@code patience}; whether it was asked. */
  boolean await(Duration patience) throws InterruptedException {
    return stopped.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What a shell expects of a command that ended so; 0 where it was not asked to stop. */
  public int exitCode() {
    return exitCode;
  }

  private void received(Signal signal) {
    if (requested()) {
      endNow();
    }
    exitCode = EXIT_BASE + signal.getNumber();
    stop();
    Thread deadline = new Thread(this::endLate, "zoetrope-stop");
    deadline.setDaemon(true);
    deadline.start();
  }

  private synchronized void stop() {
    stopped.countDown();
    onStop.run();
  }

  private void endLate() {
    try {
      Thread.sleep(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endNow();
  }

  /** Before what they write to is cleaned up. */
  private static void endChildren() {
    List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + CHILDREN.toNanos();
    while (children.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  /** By way of the hooks that delete what libraries left; without them where those hang. */
  private void endNow() {
    endChildren();
    cleanUp.run();
    Thread exit = new Thread(() -> System.exit(exitCode), "zoetrope-exit");
    exit.setDaemon(true);
    exit.start();
    try {
      exit.join(HOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }
}

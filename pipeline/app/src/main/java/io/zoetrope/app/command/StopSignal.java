package io.zoetrope.app.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Ctrl-C and SIGTERM, told to a command so that it can end by itself. Not a shutdown hook: those
 * run all at once, and ONNX Runtime's own would pull the engine from under a running model. A
 * second Ctrl-C ends the process at once.
 */
final class StopSignal {
  private static final int EXIT_BASE = 128;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile int exitCode;

  static StopSignal install() {
    StopSignal stop = new StopSignal();
    Signal.handle(new Signal("INT"), stop::received);
    Signal.handle(new Signal("TERM"), stop::received);
    return stop;
  }

  boolean requested() {
    return stopped.getCount() == 0;
  }

  /** Waits until asked to stop, at most {@code patience}; whether it was asked. */
  boolean await(Duration patience) throws InterruptedException {
    return stopped.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What a shell expects of a command that ended so; 0 where it was not asked to stop. */
  int exitCode() {
    return exitCode;
  }

  private void received(Signal signal) {
    if (requested()) {
      Runtime.getRuntime().halt(exitCode);
    }
    exitCode = EXIT_BASE + signal.getNumber();
    stopped.countDown();
  }
}

package io.zoetrope.video.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One process that decodes, as this one has it. Used by one thread at a time. */
public final class DecoderProcess {
  private static final int SIGKILL = 9;
  private static final long PATIENCE_SECONDS = 5;

  private final Process process;
  private final DecoderErrors errors;
  private final DataOutputStream orders;
  private final DataInputStream answers;
  private volatile boolean waiting;
  private volatile long deadline;
  private volatile boolean hung;
  private boolean used;

  private DecoderProcess(Process process) {
    this.process = process;
    errors = DecoderErrors.of(process);
    orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(process.getInputStream());
  }

  static DecoderProcess start(DecoderVm vm) {
    try {
      return new DecoderProcess(vm.start());
    } catch (IOException e) {
      throw new IllegalStateException("no process to decode can be started: " + e.getMessage(), e);
    }
  }

  /** What it is told; to be flushed. */
  public DataOutputStream orders() {
    return orders;
  }

  /** Reads one answer. */
  @FunctionalInterface
  public interface AnswerReader<T> {
    T read(DataInputStream answers) throws IOException;
  }

  /**
   * The next answer.
   *
   * @param patience after which the process is killed
   * @throws IOException where it has ended; {@link #end} says why
   */
  public <T> T read(AnswerReader<T> reader, Duration patience) throws IOException {
    deadline = System.nanoTime() + patience.toNanos();
    waiting = true;
    try {
      return reader.read(answers);
    } finally {
      waiting = false;
    }
  }

  /** Whether it has served a file before. */
  public boolean isUsed() {
    return used;
  }

  long pid() {
    return process.pid();
  }

  void markUsed() {
    used = true;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Kills it where its answer is overdue. */
  void check(long nanos) {
    if (waiting && nanos - deadline > 0) {
      hung = true;
      kill();
    }
  }

  /** Why it ended; one that does not end by itself is ended. */
  DecoderEnd end() {
    int exit = awaitExit();
    OptionalInt signal = errors.signal();
    if (hung) {
      return new DecoderEnd(DecoderEnd.Kind.HUNG, "no answer");
    }
    if (signal.isEmpty() && exit == ExitReason.BY_SIGNAL + SIGKILL) {
      return new DecoderEnd(DecoderEnd.Kind.KILLED, "signal " + SIGKILL);
    }
    return new DecoderEnd(DecoderEnd.Kind.CRASHED, ExitReason.of(signal, exit));
  }

  private int awaitExit() {
    process.onExit().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      hung = true;
      kill();
    }
    return process.onExit().join().exitValue();
  }
}

package io.zoetrope.video.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process prints: it goes to the log, and says which signal it was where native code
 * crashed.
 */
final class DecoderErrors {
  private static final Logger LOG = LoggerFactory.getLogger(DecoderErrors.class);

  /** A crash takes about a thousand. */
  private static final int MOST_LOGGED = 2000;

  private static final long PATIENCE_MILLIS = 2000;

  private final InputStream stream;
  private final Thread thread;
  private volatile int signal;

  private DecoderErrors(InputStream stream, long pid) {
    this.stream = stream;
    thread = new Thread(() -> read(pid), "zoetrope-decoder-errors-" + pid);
    thread.setDaemon(true);
  }

  static DecoderErrors of(Process process) {
    var errors = new DecoderErrors(process.getErrorStream(), process.pid());
    errors.thread.start();
    return errors;
  }

  /** The signal that ended the process, if it said so; waits a while until it has said all. */
  OptionalInt signal() {
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal);
  }

  private void read(long pid) {
    try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      int count = 0;
      for (String line; (line = lines.readLine()) != null; ) {
        signal = ExitReason.signal(line).orElse(signal);
        if (count++ < MOST_LOGGED) {
          LOG.warn("decoder {}: {}", pid, line);
        }
      }
    } catch (IOException e) {
      LOG.debug("decoder {} says no more", pid, e);
    }
  }
}

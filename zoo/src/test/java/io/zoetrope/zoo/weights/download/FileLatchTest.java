package io.zoetrope.zoo.weights.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLatchTest {
  @TempDir Path folder;

  @Test
  void waitsForAnotherProcessAndSaysSo() throws Exception {
    Path lock = folder.resolve("file.lock");
    Process other = otherProcess(lock);
    try (BufferedReader out = other.inputReader()) {
      assertThat(out.readLine()).isEqualTo("taken");
      CountDownLatch waiting = new CountDownLatch(1);
      CompletableFuture<Void> taken =
          CompletableFuture.runAsync(() -> takeAndRelease(lock, waiting::countDown));
      waiting.await();
      assertThat(taken).isNotDone();

      other.getOutputStream().close();
      taken.join();
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroy();
    }
  }

  @Test
  void doesNotWaitWhenNobodyHoldsIt() {
    AtomicBoolean waited = new AtomicBoolean();

    takeAndRelease(folder.resolve("file.lock"), () -> waited.set(true));
    takeAndRelease(folder.resolve("file.lock"), () -> waited.set(true));

    assertThat(waited).isFalse();
  }

  private static void takeAndRelease(Path lock, Runnable waiting) {
    try {
      FileLatch.take(lock, waiting).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process otherProcess(Path lock) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            lock.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Holds the lock until its input ends. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      try (FileLatch latch = FileLatch.take(Path.of(arguments[0]), () -> {})) {
        System.out.println("taken");
        while (System.in.read() >= 0) {}
      }
    }
  }
}

package io.zoetrope.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks after the disk that the broker in this process writes to, which would end with the process
 * if it were full. Short of that, frames are dropped and counted; what is left is for events.
 */
final class DiskGuard {
  /** Bytes that frames leave free. */
  static final long RESERVE = 256L << 20;

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String folder;
  private final LongSupplier free;
  private final LongSupplier nanos;
  private long lastLook;
  private boolean looked;
  private boolean full;
  private Optional<String> news = Optional.empty();

  DiskGuard(Path folder) {
    this(folder.toString(), () -> free(folder), System::nanoTime);
  }

  /**
   * @param free bytes
   * @param nanos of a clock
   */
  DiskGuard(String folder, LongSupplier free, LongSupplier nanos) {
    this.folder = folder;
    this.free = free;
    this.nanos = nanos;
  }

  /** Bytes that may be written to where a folder lies. */
  static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  /** That frames are dropped, or no longer, where that was not said yet. */
  synchronized Optional<String> news() {
    Optional<String> unsaid = news;
    news = Optional.empty();
    return unsaid;
  }

  /** Whether frames are to be dropped; looks at the disk once a second. */
  synchronized boolean isFull() {
    long now = nanos.getAsLong();
    if (!looked || now - lastLook >= LOOK_NANOS) {
      looked = true;
      lastLook = now;
      look(free.getAsLong());
    }
    return full;
  }

  private void look(long bytes) {
    boolean before = full;
    full = bytes < RESERVE;
    if (full && !before) {
      news =
          Optional.of(
              "%s has %d MB left: frames are dropped until it has %d MB again; make room or set kafka.data"
                  .formatted(folder, bytes >> 20, RESERVE >> 20));
    } else if (before && !full) {
      news = Optional.of("%s has room again, frames are kept".formatted(folder));
    }
  }
}

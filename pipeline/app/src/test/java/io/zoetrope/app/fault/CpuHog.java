package io.zoetrope.app.fault;

import java.util.ArrayList;
import java.util.List;

/** Takes what processors there are, and more. */
final class CpuHog implements AutoCloseable {
  private static final int THREADS_A_PROCESSOR = 2;

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;
  private volatile long work;

  private CpuHog() {}

  static CpuHog start() {
    var hog = new CpuHog();
    int count = THREADS_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < count; i++) {
      var thread = new Thread(hog::work, "hog " + i);
      thread.setDaemon(true);
      hog.threads.add(thread);
      thread.start();
    }
    return hog;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // nobody reads it
  private void work() {
    while (!over) {
      work++;
    }
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}

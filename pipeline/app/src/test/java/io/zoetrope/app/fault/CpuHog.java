package io.zoetrope.app.fault;

import java.util.ArrayList;
import java.util.List;

/** Takes what processors there are, and more. */
final class CpuHog implements AutoCloseable {
  private static final int THREADS_A_PROCESSOR = 2;

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

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

  private void work() {
    while (!over) {
      Thread.onSpinWait();
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

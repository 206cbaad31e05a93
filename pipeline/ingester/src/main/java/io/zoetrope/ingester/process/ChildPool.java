package io.zoetrope.ingester.process;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts children; some may be started before there is anything to do for them. */
final class ChildPool implements AutoCloseable {
  private final ChildVm vm;
  private final Map<Integer, Process> warm = new HashMap<>();

  ChildPool(ChildVm vm) {
    this.vm = vm;
  }

  ChildVm vm() {
    return vm;
  }

  /** Starts the first ones, so that they are up when they are needed. */
  synchronized void warm(int count) {
    for (int number = 1; number <= count; number++) {
      warm.computeIfAbsent(number, each -> ChildProcess.launch(vm, each));
    }
  }

  /**
   * @throws IllegalStateException where no process can be started
   */
  synchronized ChildProcess start(int number, Consumer<Answer> answers, Consumer<Integer> ended) {
    Process process = warm.remove(number);
    if (process == null || !process.isAlive()) {
      process = ChildProcess.launch(vm, number);
    }
    return ChildProcess.follow(number, process, answers, ended);
  }

  /** Ends those that nobody needed, within a second: nothing is written to their folder after. */
  @Override
  public synchronized void close() {
    warm.values().forEach(Process::destroyForcibly);
    warm.values().forEach(ChildPool::await);
    warm.clear();
  }

  private static void await(Process killed) {
    try {
      killed.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.zoetrope.operators.inference.recognition;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What leaves an operator, in the order it came in: nothing overtakes a clip that is still being
 * recognized, watermarks and idle statuses neither. A status that did would make every later
 * watermark vanish.
 */
final class OutputQueue {
  private final Deque<Entry> waiting = new ArrayDeque<>();

  /** Something to emit once it is ready. */
  interface Entry {
    default boolean isReady() {
      return true;
    }

    void emit() throws Exception;
  }

  void add(Entry entry) throws Exception {
    waiting.add(entry);
    emitReady();
  }

  void emitReady() throws Exception {
    while (!waiting.isEmpty() && waiting.element().isReady()) {
      waiting.remove().emit();
    }
  }
}

package io.zoetrope.ingester.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Holds so many bytes between the cameras and the log. When the log is away the oldest frames make
 * room for new ones, and are counted.
 */
final class FrameRing {
  private final long limit;
  private final Deque<RingEntry> entries = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  FrameRing(long limit) {
    this.limit = limit;
  }

  synchronized void put(RingEntry entry) {
    entries.add(entry);
    bytes += entry.value().length;
    while (bytes > limit && dropOldest()) {
      // Until it fits, or only records to be kept are left.
    }
    notifyAll();
  }

  /** Waits until there is room, or the ring is closed. */
  synchronized void putWhenRoom(RingEntry entry) throws InterruptedException {
    while (bytes > 0 && bytes + entry.value().length > limit && !closed) {
      wait();
    }
    put(entry);
  }

  /** The oldest record, or null after the ring was closed and emptied. */
  synchronized RingEntry take() throws InterruptedException {
    while (entries.isEmpty() && !closed) {
      wait();
    }
    RingEntry oldest = entries.poll();
    bytes -= oldest == null ? 0 : oldest.value().length;
    notifyAll();
    return oldest;
  }

  /** What is in it can still be taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized void dropAll() {
    while (dropOldest()) {
      // One by one, so that each is counted.
    }
    entries.clear();
    bytes = 0;
    notifyAll();
  }

  private boolean dropOldest() {
    for (Iterator<RingEntry> all = entries.iterator(); all.hasNext(); ) {
      RingEntry entry = all.next();
      if (!entry.keep()) {
        all.remove();
        bytes -= entry.value().length;
        entry.camera().counters().dropped.addAndGet(entry.frames());
        return true;
      }
    }
    return false;
  }
}

package io.zoetrope.ingester;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of a camera's frames, over all its connections: taken = sent + dropped + those on
 * their way. Decoded also counts those not wanted at the model's rate.
 */
final class CameraCounters {
  final AtomicLong decoded = new AtomicLong();
  final AtomicLong taken = new AtomicLong();
  final AtomicLong sent = new AtomicLong();
  final AtomicLong dropped = new AtomicLong();
  final AtomicLong connections = new AtomicLong();

  /** Connections after the first. */
  long reconnects() {
    return Math.max(0, connections.get() - 1);
  }
}

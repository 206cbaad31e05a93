package io.zoetrope.ingester.camera;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A camera's frames by outcome, over all its connections: taken = sent + dropped + those on their
 * way. Decoded also counts those not needed at the model's rate.
 */
public final class CameraCounters {
  public final AtomicLong decoded = new AtomicLong();
  public final AtomicLong taken = new AtomicLong();
  public final AtomicLong sent = new AtomicLong();
  public final AtomicLong dropped = new AtomicLong();
  public final AtomicLong connections = new AtomicLong();

  /** Connections after the first. */
  long reconnects() {
    return Math.max(0, connections.get() - 1);
  }
}

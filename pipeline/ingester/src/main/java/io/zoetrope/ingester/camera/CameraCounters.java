package io.zoetrope.ingester.camera;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A camera's frames by outcome, over all its connections: taken = sent + dropped + those on their
 * way. Decoded also counts those not needed at the model's rate. Crashes are those of the process
 * that ingests it.
 */
public final class CameraCounters {
  public final AtomicLong decoded = new AtomicLong();
  public final AtomicLong taken = new AtomicLong();
  public final AtomicLong sent = new AtomicLong();
  public final AtomicLong dropped = new AtomicLong();
  public final AtomicLong connections = new AtomicLong();
  public final AtomicLong crashes = new AtomicLong();

  /** Those of a camera that goes on elsewhere; what was on its way is lost. */
  public static CameraCounters after(CameraSnapshot last) {
    var counters = new CameraCounters();
    counters.decoded.set(last.framesDecoded());
    counters.taken.set(last.framesTaken());
    counters.sent.set(last.framesSent());
    counters.dropped.set(last.framesTaken() - last.framesSent());
    counters.connections.set(last.framesDecoded() == 0 ? 0 : last.reconnects() + 1);
    counters.crashes.set(last.crashes());
    return counters;
  }

  /** Connections after the first. */
  long reconnects() {
    return Math.max(0, connections.get() - 1);
  }
}

package io.zoetrope.ingester.camera;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A camera's frames by outcome, over all its connections: taken = sent + dropped + those on their
 * way. Those decoded, connections and crashes of a zone are its camera's. Decoded also counts those
 * not needed at the model's rate. Crashes are those of the process that ingests it.
 */
public final class CameraCounters {
  public final AtomicLong decoded;
  public final AtomicLong taken = new AtomicLong();
  public final AtomicLong sent = new AtomicLong();
  public final AtomicLong dropped = new AtomicLong();
  public final AtomicLong connections;
  public final AtomicLong crashes;

  public CameraCounters() {
    this(new AtomicLong(), new AtomicLong(), new AtomicLong());
  }

  private CameraCounters(AtomicLong decoded, AtomicLong connections, AtomicLong crashes) {
    this.decoded = decoded;
    this.connections = connections;
    this.crashes = crashes;
  }

  /** Those of a camera's zone, whose connection is the camera's. */
  CameraCounters ofZone() {
    return new CameraCounters(decoded, connections, crashes);
  }

  /** Goes on with the counts of a camera that was elsewhere; what was on its way is lost. */
  void goOn(CameraSnapshot last) {
    decoded.set(last.framesDecoded());
    connections.set(last.framesDecoded() == 0 ? 0 : last.reconnects() + 1);
    crashes.set(last.crashes());
    goOnWithFrames(last);
  }

  /** The same of a zone. */
  void goOnWithFrames(CameraSnapshot last) {
    taken.set(last.framesTaken());
    sent.set(last.framesSent());
    dropped.set(last.framesTaken() - last.framesSent());
  }

  /** Connections after the first. */
  long reconnects() {
    return Math.max(0, connections.get() - 1);
  }
}

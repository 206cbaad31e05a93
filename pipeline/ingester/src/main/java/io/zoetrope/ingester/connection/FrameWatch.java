package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.schemas.CameraState;
import java.time.Duration;

/** Judges a connection by when its frames came; where none come, by its packets. */
final class FrameWatch {
  private static final long SECOND = 1_000_000_000L;

  /** From packet to packet. */
  private static final long SLOWEST = 5 * SECOND;

  private final WatchOptions options;
  private final long start = System.nanoTime();
  private boolean streaming;
  private long first;
  private long last = start;
  private long longestGap;
  private long lastPackets = start - SLOWEST;

  FrameWatch(WatchOptions options) {
    this.options = options;
  }

  void frame(long nanoTime) {
    if (streaming) {
      longestGap = Math.max(longestGap, nanoTime - last);
    } else {
      streaming = true;
      first = nanoTime;
    }
    last = nanoTime;
  }

  boolean streaming() {
    return streaming;
  }

  /** Time since the first frame. */
  Duration streamedFor() {
    return streaming ? Duration.ofNanos(System.nanoTime() - first) : Duration.ZERO;
  }

  /** How long to wait for the next frame before the connection is closed. */
  Duration patience() {
    if (!streaming) {
      return options.connect();
    }
    long twice = Math.min(2 * longestGap, options.keyFrame().toNanos());
    return Duration.ofNanos(Math.max(options.lost().toNanos(), twice));
  }

  /** Whether frames are late enough to ask for packets. */
  boolean quiet(long nanoTime) {
    return nanoTime - last > SECOND / 2;
  }

  void packets(long nanoTime) {
    lastPackets = nanoTime;
  }

  /** Whether packets came until now. */
  boolean packetsCome(long nanoTime) {
    return nanoTime - lastPackets < SLOWEST;
  }

  /** Whether packets came until now, but for long no first picture. */
  boolean lacksKeyFrame(long nanoTime) {
    return !streaming && packetsCome(nanoTime) && nanoTime - last > options.connect().toNanos();
  }

  /** Time to the first frame. */
  Duration waited() {
    return streaming ? Duration.ofNanos(first - start) : Duration.ZERO;
  }

  /** Packets count up to the first picture alone: after it, a decoder that hangs is begun anew. */
  boolean lost(long nanoTime) {
    long sign = streaming ? last : Math.max(last, lastPackets);
    return nanoTime - sign > patience().toNanos()
        || !streaming && nanoTime - last > options.keyFrame().toNanos();
  }

  CameraState state(long nanoTime) {
    if (!streaming) {
      return CameraState.CONNECTING;
    }
    return nanoTime - last > options.stalled().toNanos()
        ? CameraState.STALLED
        : CameraState.STREAMING;
  }
}

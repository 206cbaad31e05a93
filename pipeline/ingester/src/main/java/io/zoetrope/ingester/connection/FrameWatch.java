package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.batch.PictureWatch;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.schemas.CameraState;
import java.time.Duration;

/** Judges a connection by its frames: when they came and whether they show anything. */
final class FrameWatch {
  private final WatchOptions options;
  private final PictureWatch picture = new PictureWatch();
  private final long start = System.nanoTime();
  private boolean streaming;
  private long first;
  private long last = start;

  FrameWatch(WatchOptions options) {
    this.options = options;
  }

  PictureWatch picture() {
    return picture;
  }

  void frame(long nanoTime) {
    if (!streaming) {
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
    return streaming ? options.lost() : options.connect();
  }

  boolean lost(long nanoTime) {
    return nanoTime - last > patience().toNanos();
  }

  CameraState state(long nanoTime) {
    if (!streaming) {
      return CameraState.CONNECTING;
    }
    if (nanoTime - last > options.stalled().toNanos()) {
      return CameraState.STALLED;
    }
    if (picture.darkNanos() > options.black().toNanos()) {
      return CameraState.BLACK;
    }
    return picture.sameNanos() > options.frozen().toNanos()
        ? CameraState.FROZEN
        : CameraState.STREAMING;
  }
}

package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.camera.CameraCounters;
import io.zoetrope.video.gst.FramePipeline;

/** Counts what comes out of one connection's decoder. */
final class DecodeMeter {
  private static final double SECOND = 1e9;

  private final FramePipeline pipeline;
  private final CameraCounters counters;
  private long counted;
  private long measured;
  private long since = System.nanoTime();

  DecodeMeter(FramePipeline pipeline, CameraCounters counters) {
    this.pipeline = pipeline;
    this.counters = counters;
  }

  /** Whether the last measurement is a second old. */
  boolean due(long nanoTime) {
    return nanoTime - since >= SECOND;
  }

  /** Frames a second since the last measurement. */
  double measure(long nanoTime) {
    double rate = (counted - measured) * SECOND / (nanoTime - since);
    measured = counted;
    since = nanoTime;
    return rate;
  }

  /** Brings the camera's counter up to date. */
  void count() {
    long decoded = pipeline.framesDecoded();
    counters.decoded.addAndGet(decoded - counted);
    counted = decoded;
  }
}

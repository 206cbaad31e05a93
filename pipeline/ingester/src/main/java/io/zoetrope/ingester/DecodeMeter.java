package io.zoetrope.ingester;

import io.zoetrope.ingester.gst.FramePipeline;

/** Counts what comes out of one connection's decoder. */
final class DecodeMeter {
  private static final double SECOND = 1e9;

  private final FramePipeline pipeline;
  private final CameraCounters counters;
  private long counted;
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
    double rate = count() * SECOND / (nanoTime - since);
    since = nanoTime;
    return rate;
  }

  /** Adds the new pictures to the camera's counter; returns how many. */
  long count() {
    long decoded = pipeline.framesDecoded();
    long more = decoded - counted;
    counters.decoded.addAndGet(more);
    counted = decoded;
    return more;
  }
}

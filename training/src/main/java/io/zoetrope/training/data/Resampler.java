package io.zoetrope.training.data;

import java.io.IOException;

/**
 * Brings frames to an even rate: for each point of the new time grid the frame nearest to it, as a
 * camera's clips are made. A point between two frames waits until both are known.
 */
final class Resampler implements FrameSink, AutoCloseable {
  private final double interval;
  private final FrameSink sink;
  private byte[] last;
  private long lastMicros;
  private double halfLast;
  private int width;
  private int height;
  private long next;

  Resampler(double fps, FrameSink sink) {
    interval = 1e6 / fps;
    this.sink = sink;
  }

  @Override
  public void stated(long micros, double rate) {
    sink.stated(micros, rate);
  }

  @Override
  public void frame(long micros, int newWidth, int newHeight, byte[] rgb) throws IOException {
    if (last != null) {
      halfLast = (micros - lastMicros) / 2.0;
      repeatLastBefore(lastMicros + halfLast);
    } else {
      next = (long) Math.ceil((micros - interval / 2) / interval);
    }
    last = rgb.clone();
    lastMicros = micros;
    width = newWidth;
    height = newHeight;
  }

  private void repeatLastBefore(double micros) throws IOException {
    while (next * interval < micros) {
      sink.frame(Math.round(next * interval), width, height, last);
      next++;
    }
  }

  /** The last frame lasts as long as the one before it did. */
  @Override
  public void close() throws IOException {
    if (last != null) {
      repeatLastBefore(lastMicros + Math.max(halfLast, 1));
    }
  }
}

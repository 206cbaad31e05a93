package io.zoetrope.video.simulate;

import io.zoetrope.video.gst.PaddedRows;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paints frame after frame at a camera's rate, while somebody watches. */
final class PaintedCamera implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaintedCamera.class);

  private final PictureFormat format;
  private final Painter painter;
  private final Viewers viewers = new Viewers();
  private final byte[] picture;
  private final PaddedRows rows;
  private final Thread thread;
  private volatile boolean closed;
  private boolean failing;

  PaintedCamera(String name, PictureFormat format, Painter painter) {
    this.format = format;
    this.painter = painter;
    picture = new byte[format.width() * format.height() * 3];
    rows = new PaddedRows(format.width(), format.height());
    thread = new Thread(this::paintOn, "zoetrope-simulated-" + name);
    thread.setDaemon(true);
  }

  Viewers viewers() {
    return viewers;
  }

  String launch() {
    return ("( appsrc name=frames is-live=true format=time do-timestamp=true max-bytes=0"
            + " max-buffers=4 leaky-type=downstream"
            + " caps=video/x-raw,format=RGB,width=%d,height=%d,framerate=%d/1 ! videoconvert ! %s )")
        .formatted(
            format.width(),
            format.height(),
            format.framesPerSecond(),
            Encoding.h264(format.framesPerSecond()));
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    join();
    viewers.close();
  }

  private void paintOn() {
    long start = System.nanoTime();
    for (long frame = 0; !closed; frame++) {
      Duration time = Duration.ofNanos(frame * 1_000_000_000L / format.framesPerSecond());
      waitUntil(start + time.toNanos());
      if (viewers.present() && !closed) {
        show(frame, time);
      }
    }
  }

  /** A picture that cannot be painted is left out. */
  private void show(long frame, Duration time) {
    try {
      painter.paint(frame, time, picture);
      viewers.send(rows.of(picture));
      failing = false;
    } catch (RuntimeException | Error e) {
      if (!failing) {
        failing = true;
        LOG.error("picture {} of {} was left out", frame, thread.getName(), e);
      }
    }
  }

  private void waitUntil(long nanoTime) {
    for (long left; !closed && (left = nanoTime - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(left);
    }
  }

  private void join() {
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

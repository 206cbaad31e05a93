package io.zoetrope.ingester.camera;

import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.Size;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera's state, reported on each change and every few seconds. Written by the camera's thread.
 */
public final class CameraStatus {
  private static final Logger LOG = LoggerFactory.getLogger(CameraStatus.class);
  private static final Set<CameraState> WITHOUT_FRAMES =
      EnumSet.of(
          CameraState.CONNECTING, CameraState.STALLED, CameraState.OFFLINE, CameraState.PAUSED);
  private static final long REPORT_NANOS = 5_000_000_000L;

  private final Camera camera;
  private final RecordSink sink;
  private final Supplier<String> stream;
  private volatile CameraState state = CameraState.CONNECTING;
  private volatile String message = "";
  private volatile TimestampSource timestamps;
  private volatile Size source;
  private volatile String decoder;
  private volatile double fps;
  private volatile double statedFps;
  private volatile long decodeNanos;
  private volatile long skewMicros;
  private boolean told;
  private long nextReport = System.nanoTime();

  /**
   * @param stream gives the id of the current stream; empty: it has none, but its zones
   */
  public CameraStatus(Camera camera, RecordSink sink, Supplier<String> stream) {
    this.camera = camera;
    this.sink = sink;
    this.stream = stream;
  }

  /**
   * Takes the state from now on; a camera that is offline stays so while it is tried again.
   *
   * @param newMessage what is wrong and what to do, or nothing
   */
  public void state(CameraState newState, String newMessage) {
    boolean tried =
        state == CameraState.OFFLINE && newState == CameraState.CONNECTING && newMessage.isEmpty();
    if (told && (tried || (newState == state && newMessage.equals(message)))) {
      return;
    }
    told = true;
    state = newState;
    message = newMessage;
    LOG.info(
        "camera {} {}{}", camera.id(), newState, newMessage.isEmpty() ? "" : ": " + newMessage);
    if (WITHOUT_FRAMES.contains(newState)) {
      fps = 0;
    }
    report();
  }

  public void frame(CaptureTime time, long now) {
    timestamps = time.source();
    skewMicros = now - time.micros();
  }

  /**
   * @param rate frames a second as stated; 0 where it is not
   */
  public void source(Size size, double rate) {
    source = size;
    statedFps = rate;
  }

  /** Of the newest frame, from the arrival of its packets on. */
  public void decodeDelay(long nanos) {
    decodeNanos = nanos;
  }

  /** What decodes the camera's pictures. */
  public void decoder(String name) {
    if (!name.equals(decoder)) {
      decoder = name;
      LOG.info("camera {}: {}", camera.id(), name);
    }
  }

  public void fps(double measured) {
    fps = measured;
  }

  /** Reports when the last report is a few seconds old. */
  public void tick(long nanoTime) {
    if (nanoTime >= nextReport) {
      report();
    }
  }

  public CameraSnapshot snapshot() {
    CameraCounters counters = camera.counters();
    return new CameraSnapshot(
        camera.id(),
        state,
        Optional.of(message).filter(text -> !text.isEmpty()),
        stream.get(),
        Optional.ofNullable(timestamps),
        Optional.ofNullable(source),
        fps,
        statedFps,
        Duration.ofNanos(decodeNanos),
        Duration.ofNanos(skewMicros * 1000),
        counters.reconnects(),
        counters.crashes.get(),
        counters.decoded.get(),
        counters.taken.get(),
        counters.sent.get(),
        counters.dropped.get(),
        Optional.ofNullable(decoder));
  }

  private void report() {
    nextReport = System.nanoTime() + REPORT_NANOS;
    sink.accept(camera, health(snapshot()));
  }

  private static CameraHealth health(CameraSnapshot now) {
    return CameraHealth.newBuilder()
        .setCameraId(now.cameraId())
        .setTime(WallClock.micros())
        .setState(now.state())
        .setStreamId(now.streamId().isEmpty() ? null : now.streamId())
        .setMessage(now.message().orElse(null))
        .setTimestampSource(now.timestampSource().orElse(null))
        .setSourceWidth(now.sourceSize().map(Size::width).orElse(0))
        .setSourceHeight(now.sourceSize().map(Size::height).orElse(0))
        .setMeasuredFps((float) now.fps())
        .setSkewMicros(now.skew().toNanos() / 1000)
        .setReconnects(now.reconnects())
        .setCrashes(now.crashes())
        .setFramesDecoded(now.framesDecoded())
        .setFramesSent(now.framesSent())
        .setFramesDropped(now.framesDropped())
        .setDecodedBy(now.decoder().orElse(null))
        .build();
  }
}

package io.zoetrope.ingester.batch;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.privacy.Outline;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.PulledFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A camera's or zone's frames on their way into batches, stream by stream. A stream's id is drawn
 * when the one before has ended; heartbeats in between name the stream to come.
 */
public final class FrameStream {
  private static final long HEARTBEAT_NANOS = 1_000_000_000L;

  private final Camera camera;
  private final RecordSink sink;
  private final BatchBuilder batch;
  private final long spanNanos;
  private volatile String id = StreamIds.next();
  private long nextFrame;
  private Region shown = Region.ALL;
  private int partNumber;
  private long batchSince;
  private long lastSent = System.nanoTime() - HEARTBEAT_NANOS;

  public FrameStream(
      Camera camera, FrameGeometry geometry, IngesterOptions options, RecordSink sink) {
    this.camera = camera;
    this.sink = sink;
    this.batch = new BatchBuilder(geometry, options);
    this.spanNanos = options.batchDuration().toNanos();
  }

  public String id() {
    return id;
  }

  /** Frames of the next stream are masked and cut like this. */
  public void use(PrivacyView view, Optional<Outline> outline) {
    batch.use(view, outline);
    shown = view.zone();
  }

  /**
   * @param part of the whole picture that the frame shows
   * @param source size of the whole picture, as it came
   */
  public void add(
      PulledFrame frame, Region part, Size source, CaptureTime time, PictureWatch watch) {
    if (time.newClock()) {
      end();
    }
    if (!part.equals(shown)) {
      flush();
      shown = part;
      partNumber++;
      watch.beginAnew();
    }
    if (!batch.takes(time.micros())) {
      flush();
    }
    if (batch.isEmpty()) {
      batchSince = System.nanoTime();
    }
    batch.add(frame, part, source, time, watch);
    camera.counters().taken.incrementAndGet();
    if (batch.isFull()) {
      flush();
    }
  }

  /** Sends what is due: an open batch, or a heartbeat where nothing went out for a second. */
  public void tick(long nanoTime) {
    if (!batch.isEmpty() && nanoTime - batchSince >= spanNanos) {
      flush();
    }
    if (nanoTime - lastSent >= HEARTBEAT_NANOS) {
      send(marker(false));
    }
  }

  /** Ends the stream, if it ever had a frame, and names the next one. */
  public void end() {
    flush();
    if (nextFrame > 0) {
      send(marker(true));
      nextFrame = 0;
      partNumber = 0;
      id = StreamIds.next();
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      int frames = batch.frames();
      long first = nextFrame;
      nextFrame += frames;
      try {
        send(batch.build(camera.id(), id, first, partNumber));
      } catch (RuntimeException | Error e) {
        camera.counters().dropped.addAndGet(frames);
        throw e;
      }
    }
  }

  private void send(FrameBatch record) {
    sink.accept(camera, record);
    lastSent = System.nanoTime();
  }

  private FrameBatch marker(boolean endOfStream) {
    return FrameBatch.newBuilder()
        .setCameraId(camera.id())
        .setStreamId(id)
        .setFirstFrame(nextFrame)
        .setCaptureTimes(List.of())
        .setTimestampSource(TimestampSource.ARRIVAL)
        .setWidth(0)
        .setHeight(0)
        .setPixelFormat(PixelFormat.RGB24)
        .setIngestTime(WallClock.micros())
        .setEndOfStream(endOfStream)
        .setFrames(ByteBuffer.allocate(0))
        .build();
  }
}

package io.zoetrope.ingester.batch;

import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.privacy.Masks;
import io.zoetrope.ingester.privacy.Outline;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.PulledFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the frames of one batch in memory that the next batch uses again. */
final class BatchBuilder {
  /** Room for frames without a known rate. */
  private static final int FASTEST = 60;

  private final FrameGeometry geometry;
  private final Size size;
  private final long spanMicros;
  private final byte[] bytes;
  private final int frameBytes;
  private final int capacity;
  private final List<Long> times = new ArrayList<>();
  private TimestampSource source = TimestampSource.ARRIVAL;
  private long lastDecoded;
  private PrivacyView view = PrivacyView.ALL;
  private Optional<Outline> outline = Optional.empty();

  /**
   * @param geometry one of fixed size
   */
  BatchBuilder(FrameGeometry geometry, IngesterOptions options) {
    this.geometry = geometry;
    size = geometry.fixedSize().orElseThrow();
    frameBytes = size.width() * size.height() * FrameGeometry.CHANNELS;
    spanMicros = options.batchDuration().toNanos() / 1000;
    capacity = capacity(options);
    bytes = new byte[capacity * frameBytes];
  }

  boolean isEmpty() {
    return times.isEmpty();
  }

  int frames() {
    return times.size();
  }

  /** Whether a frame of that time belongs into the same batch. */
  boolean takes(long captureMicros) {
    return times.size() < capacity
        && (times.isEmpty() || captureMicros - times.get(0) < spanMicros);
  }

  boolean isFull() {
    return times.size() == capacity;
  }

  /** Of the frames to come; only where there are none. */
  void use(PrivacyView next, Optional<Outline> nextOutline) {
    view = next;
    outline = nextOutline;
  }

  /**
   * Copies the frame, blackens what is masked, and lets the watch see it.
   *
   * @param part of the whole picture that it shows
   * @param whole size of the whole picture, as it came
   * @throws IllegalArgumentException where the frame is too small for the crop
   */
  void add(PulledFrame frame, Region part, Size whole, CaptureTime time, PictureWatch watch) {
    var scaled = new Size(frame.width(), frame.height());
    var window = geometry.window(scaled);
    int offset = times.size() * frameBytes;
    frame.copyTo(bytes, offset, window.left(), window.top(), size.width(), size.height());
    outline.ifPresent(it -> it.apply(part, bytes, offset, window, scaled));
    Masks.apply(view.masks(), part, bytes, offset, window, scaled, whole);
    watch.see(bytes, offset, size, System.nanoTime());
    times.add(time.micros());
    source = time.source();
    lastDecoded = WallClock.micros();
  }

  /** The batch, whose bytes are valid until the next frame is added. */
  FrameBatch build(String camera, String stream, long firstFrame, int part) {
    FrameBatch batch =
        FrameBatch.newBuilder()
            .setCameraId(camera)
            .setStreamId(stream)
            .setFirstFrame(firstFrame)
            .setCaptureTimes(List.copyOf(times))
            .setTimestampSource(source)
            .setWidth(size.width())
            .setHeight(size.height())
            .setPixelFormat(PixelFormat.RGB24)
            .setIngestTime(lastDecoded)
            .setSettingsVersion(view.version())
            .setPart(part)
            .setFrames(ByteBuffer.wrap(bytes, 0, times.size() * frameBytes))
            .build();
    times.clear();
    return batch;
  }

  private int capacity(IngesterOptions options) {
    double rate = geometry.rate().map(FrameRate::value).orElse((double) FASTEST);
    // Full with the last frame that fits the span, rather than waiting for the first that does not.
    int bySpan = (int) Math.ceil(rate * spanMicros / 1e6);
    int byBytes = options.batchBytes() / frameBytes;
    return Math.max(1, Math.min(Math.min(bySpan, byBytes), options.batchFrames()));
  }
}

package io.zoetrope.ingester.batch;

import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.ingester.format.FrameEncoder;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.privacy.Masks;
import io.zoetrope.ingester.privacy.Outline;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.schemas.FrameBatch;
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
  private final FrameEncoder encoder;
  private final byte[] rgb; // of one frame
  private final byte[] bytes; // of all, encoded
  private final int capacity;
  private final List<Long> times = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private int used;
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
    encoder = FrameEncoder.of(options.pixelFormat(), size);
    rgb = new byte[size.width() * size.height() * FrameGeometry.CHANNELS];
    spanMicros = options.batchDuration().toNanos() / 1000;
    capacity = capacity(options);
    long room = Math.min((long) capacity * encoder.mostBytes(), options.batchBytes());
    bytes = new byte[Math.max((int) room, encoder.mostBytes())];
  }

  boolean isEmpty() {
    return times.isEmpty();
  }

  int frames() {
    return times.size();
  }

  /** Whether a frame of that time belongs into the same batch. */
  boolean takes(long captureMicros) {
    return !isFull() && (times.isEmpty() || captureMicros - times.get(0) < spanMicros);
  }

  boolean isFull() {
    return times.size() == capacity || used + encoder.mostBytes() > bytes.length;
  }

  /** Of the frames to come; only where there are none. */
  void use(PrivacyView next, Optional<Outline> nextOutline) {
    view = next;
    outline = nextOutline;
  }

  /**
   * Copies the frame, blackens what is masked, lets the watch see it, and encodes it: what is
   * masked is in no pixel's neighbourhood that an encoder mixes.
   *
   * @param part of the whole picture that it shows
   * @param whole size of the whole picture, as it came
   * @throws IllegalArgumentException where the frame is too small for the crop
   */
  void add(PulledFrame frame, Region part, Size whole, CaptureTime time, PictureWatch watch) {
    var scaled = new Size(frame.width(), frame.height());
    var window = geometry.window(scaled);
    frame.copyTo(rgb, 0, window.left(), window.top(), size.width(), size.height());
    outline.ifPresent(it -> it.apply(part, rgb, 0, window, scaled));
    Masks.apply(view.masks(), part, rgb, 0, window, scaled, whole);
    watch.see(rgb, 0, size, System.nanoTime());
    int length = encoder.encode(rgb, bytes, used);
    used += length;
    sizes.add(length);
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
            .setPixelFormat(encoder.format())
            .setFrameSizes(encoder.isFixed() ? List.of() : List.copyOf(sizes))
            .setIngestTime(lastDecoded)
            .setSettingsVersion(view.version())
            .setPart(part)
            .setFrames(ByteBuffer.wrap(bytes, 0, used))
            .build();
    times.clear();
    sizes.clear();
    used = 0;
    return batch;
  }

  private int capacity(IngesterOptions options) {
    double rate = geometry.rate().map(FrameRate::value).orElse((double) FASTEST);
    // Full with the last frame that fits the span, rather than waiting for the first that does not.
    int bySpan = (int) Math.ceil(rate * spanMicros / 1e6);
    return Math.max(1, Math.min(bySpan, options.batchFrames()));
  }
}

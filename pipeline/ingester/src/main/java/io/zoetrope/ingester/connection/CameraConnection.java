package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.clock.CaptureClock;
import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.ingester.options.Secrets;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.video.follow.ViewsRule;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.PipelineError;
import io.zoetrope.video.gst.PulledFrame;
import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.source.PictureSource;
import io.zoetrope.video.source.SourceProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** One connection to a camera, or one round of a file: from the first packet to the end. */
final class CameraConnection implements AutoCloseable {
  private static final long PULL_NANOS = 20_000_000;

  /** Frames older than this mean that decoding cannot keep up, and packets pile up. */
  private static final long HOPELESS_NANOS = 5_000_000_000L;

  private static final String TIMES_STAND =
      "the camera's RTP time stamps stand still, so arrival time is used; update its firmware, or"
          + " switch its smart codec off";

  private final Camera camera;
  private final PictureSource source;
  private final Feeds feeds;
  private final ViewsRule rule;
  private final FrameWatch watch;
  private final FramePipeline pipeline;
  private final DecodeMeter meter;
  private CaptureClock clock;
  private long lateNanos;

  CameraConnection(
      Camera camera,
      PictureSource source,
      FrameGeometry geometry,
      WatchOptions options,
      Feeds feeds) {
    this.camera = camera;
    this.source = source;
    this.feeds = feeds;
    watch = new FrameWatch(options);
    rule = feeds.begin(geometry);
    pipeline = source.open(rule, feeds.crops());
    meter = new DecodeMeter(pipeline, camera.counters());
  }

  /** Time since the first frame. */
  Duration streamedFor() {
    return watch.streamedFor();
  }

  /** Time from the beginning to the first frame. */
  Duration waited() {
    return watch.waited();
  }

  /** Such as {@code video/x-h264}. */
  String codec() {
    return pipeline.codec();
  }

  Optional<String> decoder() {
    return pipeline.decoder();
  }

  Optional<SourceFormat> source() {
    return pipeline.source();
  }

  /** Takes frames until the connection ends or it is asked to stop. */
  Ending run(BooleanSupplier stop) {
    pipeline.play();
    while (!stop.getAsBoolean()) {
      Optional<Ending> ending = pull() ? late() : idle(System.nanoTime());
      if (ending.isPresent()) {
        return ending.get();
      }
      tick(System.nanoTime());
    }
    return new Ending.Stopped();
  }

  @Override
  public void close() {
    pipeline.close();
    meter.count();
  }

  private boolean pull() {
    List<PulledFrame> frames = pipeline.pullAll(PULL_NANOS);
    try {
      if (!frames.isEmpty()) {
        take(frames);
      }
    } finally {
      frames.forEach(PulledFrame::close);
    }
    return !frames.isEmpty();
  }

  /**
   * @param frames one picture in all views
   */
  private void take(List<PulledFrame> frames) {
    if (clock == null) {
      begin();
    }
    PulledFrame frame = frames.get(0);
    long running = frame.runningNanos();
    OptionalLong cameraTime =
        frame.hasCameraTime() && !pipeline.timesStand()
            ? OptionalLong.of(frame.cameraNanos() / 1000)
            : OptionalLong.empty();
    CaptureTime time = clock.of(running / 1000, cameraTime);
    Size whole = Size.of(pipeline.source().orElseThrow()); // known before any frame
    feeds.take(frames, rule, whole, time);
    watch.frame(System.nanoTime());
    lateNanos = pipeline.runningNanos() - running;
  }

  private void begin() {
    pipeline.decoder().ifPresent(name -> feeds.report(status -> status.decoder(name)));
    if (source.live()) {
      clock = CaptureClock.ofCamera(anchor());
      camera.counters().connections.incrementAndGet();
    } else {
      clock = CaptureClock.ofFile(anchor());
    }
  }

  /** This host's time at which the pipeline began to run. */
  private long anchor() {
    return WallClock.micros() - pipeline.runningNanos() / 1000;
  }

  private void tick(long now) {
    meter.count();
    feeds.connection(watch.state(now), remark(now));
    feeds.tick(now);
    if (clock != null && meter.due(now)) {
      lookAtPackets(now);
      clock.anchor(anchor());
      double fps = meter.measure(now);
      feeds.report(status -> measured(status, fps));
    }
  }

  private void measured(CameraStatus status, double fps) {
    status.fps(fps);
    pipeline.source().ifPresent(format -> status.source(Size.of(format), format.rate()));
    pipeline.decoder().ifPresent(status::decoder);
    status.decodeDelay(Math.max(0, lateNanos));
  }

  private String remark(long now) {
    if (watch.lacksKeyFrame(now)) {
      return SourceProblem.NO_KEY_FRAME.sentence(shown());
    }
    return pipeline.timesStand() ? TIMES_STAND : clock == null ? "" : clock.problem();
  }

  private Optional<Ending> late() {
    boolean hopeless = source.live() && lateNanos > HOPELESS_NANOS;
    return hopeless
        ? Optional.of(lost(SourceProblem.TOO_SLOW, "pictures are 5 s late"))
        : Optional.empty();
  }

  /** What it means that no picture came. */
  private Optional<Ending> idle(long now) {
    Optional<PipelineError> error = pipeline.error();
    if (error.isPresent()) {
      return Optional.of(failed(error.get()));
    }
    if (pipeline.ended()) {
      return Optional.of(over());
    }
    if (watch.quiet(now)) {
      lookAtPackets(now);
    }
    return watch.lost(now) ? Optional.of(silent(now)) : Optional.empty();
  }

  private void lookAtPackets(long now) {
    if (pipeline.packetsCame()) {
      watch.packets(now);
    }
  }

  private Ending silent(long now) {
    if (watch.lacksKeyFrame(now)) {
      return lost(SourceProblem.NO_KEY_FRAME, "packets came, but no picture");
    }
    boolean stuck = watch.streaming() && watch.packetsCome(now);
    return lost(
        stuck ? SourceProblem.STUCK : SourceProblem.SILENT,
        "no picture for %s".formatted(inSeconds(watch.patience())));
  }

  private Ending failed(PipelineError error) {
    SourceProblem problem = SourceProblem.of(error);
    List<String> unknown =
        problem == SourceProblem.UNAUTHORIZED
            ? LoginLook.unknown(camera.options().source())
            : List.of();
    return unknown.isEmpty()
        ? lost(problem, error.message())
        : lost(SourceProblem.NO_LOGIN, "it asks for " + String.join(", ", unknown));
  }

  private Ending over() {
    if (source.live()) {
      return lost(SourceProblem.UNREACHABLE, "the camera closed the connection");
    }
    return watch.streaming()
        ? new Ending.Finished()
        : lost(SourceProblem.NO_PICTURES, "it ended without one");
  }

  private Ending lost(SourceProblem problem, String detail) {
    String sentence = problem.sentence(shown());
    return new Ending.Lost(
        problem, "%s (%s)".formatted(sentence, Secrets.redact(detail, camera.options())));
  }

  private String shown() {
    return source.live() ? Secrets.redact(source.address()) : source.address();
  }

  private static String inSeconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}

package io.zoetrope.ingester;

import io.zoetrope.ingester.gst.FramePipeline;
import io.zoetrope.ingester.gst.PipelineError;
import io.zoetrope.ingester.gst.PulledFrame;
import io.zoetrope.schemas.CameraState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** One connection to a camera, or one round of a file: from the first packet to the end. */
final class CameraConnection implements AutoCloseable {
  private static final long PULL_NANOS = 20_000_000;
  private static final long SECOND = 1_000_000_000L;

  /** Frames older than this mean that decoding cannot keep up, and packets pile up. */
  private static final Duration HOPELESS = Duration.ofSeconds(5);

  private static final Duration LASTING = Duration.ofSeconds(10);

  private static final String ABSURD =
      "the camera's clock is more than an hour off, so arrival time is used; set its clock (NTP)";

  private final Camera camera;
  private final FrameStream stream;
  private final CameraStatus status;
  private final WatchOptions watch;
  private final FramePipeline pipeline;
  private final PictureWatch picture = new PictureWatch();
  private CaptureClock clock;
  private boolean streaming;
  private long since;
  private long lastFrame;
  private long nextSecond;
  private long decodedBefore;
  private long lateNanos;

  CameraConnection(
      Camera camera,
      FrameGeometry geometry,
      WatchOptions watch,
      FrameStream stream,
      CameraStatus status) {
    this.camera = camera;
    this.watch = watch;
    this.stream = stream;
    this.status = status;
    this.pipeline = Pipelines.of(camera.options(), new GeometryRule(geometry));
  }

  /** Whether it gave frames for a while: what fails at once shall not be tried at once. */
  boolean lasted() {
    return streaming && System.nanoTime() - since > LASTING.toNanos();
  }

  /** Takes frames until the connection ends or it is told to stop. */
  Ending run(BooleanSupplier stop) {
    pipeline.play();
    since = System.nanoTime();
    lastFrame = since;
    nextSecond = lastFrame + SECOND;
    while (!stop.getAsBoolean()) {
      Optional<Ending> ending = pull() ? hopeless() : idle(System.nanoTime());
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
    count();
  }

  private boolean pull() {
    try (PulledFrame frame = pipeline.pull(PULL_NANOS)) {
      if (frame == null) {
        return false;
      }
      take(frame);
      return true;
    }
  }

  private void take(PulledFrame frame) {
    if (clock == null) {
      begin();
    }
    long running = frame.runningNanos();
    OptionalLong told =
        frame.hasCameraTime() ? OptionalLong.of(frame.cameraNanos() / 1000) : OptionalLong.empty();
    CaptureTime time = clock.of(running / 1000, told);
    stream.add(frame, time, picture);
    lastFrame = System.nanoTime();
    lateNanos = pipeline.runningNanos() - running;
    status.frame(time, WallClock.micros());
  }

  private void begin() {
    clock =
        camera.options().isFile() ? CaptureClock.ofFile(anchor()) : CaptureClock.ofCamera(anchor());
    streaming = true;
    if (!camera.options().isFile()) {
      camera.counters().connections.incrementAndGet();
    }
  }

  /** This host's time at which the pipeline began to run. */
  private long anchor() {
    return WallClock.micros() - pipeline.runningNanos() / 1000;
  }

  private void tick(long now) {
    stream.tick(now);
    status.state(state(now), clock != null && clock.absurd() ? ABSURD : "");
    status.tick(now);
    if (now >= nextSecond && clock != null) {
      measure(now);
    }
  }

  private void measure(long now) {
    clock.anchor(anchor());
    status.fps(count() * (double) SECOND / (now - nextSecond + SECOND));
    pipeline.source().ifPresent(source -> status.source(new Size(source.width(), source.height())));
    nextSecond = now + SECOND;
  }

  private CameraState state(long now) {
    if (!streaming) {
      return CameraState.CONNECTING;
    }
    if (now - lastFrame > watch.stalled().toNanos()) {
      return CameraState.STALLED;
    }
    if (picture.darkNanos() > watch.black().toNanos()) {
      return CameraState.BLACK;
    }
    return picture.sameNanos() > watch.frozen().toNanos()
        ? CameraState.FROZEN
        : CameraState.STREAMING;
  }

  /** What it means that no picture came. */
  private Optional<Ending> idle(long now) {
    Optional<PipelineError> error = pipeline.error();
    if (error.isPresent()) {
      return Optional.of(lost(error.get()));
    }
    if (pipeline.ended()) {
      return Optional.of(over());
    }
    Duration patience = streaming ? watch.lost() : watch.connect();
    return now - lastFrame > patience.toNanos()
        ? Optional.of(
            lost(SourceProblem.SILENT, "no picture for %s s".formatted(seconds(patience))))
        : Optional.empty();
  }

  private Optional<Ending> hopeless() {
    return !camera.options().isFile() && lateNanos > HOPELESS.toNanos()
        ? Optional.of(lost(SourceProblem.TOO_SLOW, "%s s late".formatted(seconds(HOPELESS))))
        : Optional.empty();
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0);
  }

  private Ending over() {
    if (camera.options().isFile()) {
      return streaming ? new Ending.Finished() : lost(SourceProblem.NO_VIDEO, "it has no pictures");
    }
    return lost(SourceProblem.UNREACHABLE, "the camera closed the connection");
  }

  private Ending lost(PipelineError error) {
    return lost(SourceProblem.of(error), Secrets.blot(error.message(), camera.options()));
  }

  private Ending lost(SourceProblem problem, String detail) {
    String sentence = problem.sentence(camera.options().shownSource());
    return new Ending.Lost(problem, "%s (%s)".formatted(sentence, detail));
  }

  /** Adds the decoder's new pictures to the camera's counter; returns how many. */
  private long count() {
    long decoded = pipeline.framesDecoded();
    long more = decoded - decodedBefore;
    camera.counters().decoded.addAndGet(more);
    decodedBefore = decoded;
    return more;
  }
}

package io.zoetrope.video.file;

import io.zoetrope.video.damage.Wholeness;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.PipelineError;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.PulledFrame;
import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.source.SourceProblem;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** A video file decoded in this process, which it may crash. */
final class LocalVideo implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000;

  /** Where a demuxer fails while decodebin still links it, the error is lost, and nothing comes. */
  private static final long STUCK_NANOS = 30_000_000_000L;

  private final Path file;
  private final FrameGeometry geometry;
  private final FramePipeline pipeline;
  private final Wholeness wholeness;
  private boolean begun;

  /** What is wrong with the file shows with the first picture. */
  LocalVideo(Path file, FrameGeometry geometry) {
    this.file = file;
    this.geometry = geometry;
    GstRuntime.start();
    this.wholeness = new Wholeness(file);
    this.pipeline = Pipelines.file(file, new GeometryRule(geometry), false, false);
    pipeline.play();
  }

  /** Told of a picture, gives the place for it: height x width x 3 bytes from its position on. */
  @FunctionalInterface
  interface Target {
    ByteBuffer place(long micros, Size size);
  }

  /**
   * Puts the next picture there; whether there was one before the end.
   *
   * @throws VideoException where the file is no video, is broken, or its pictures are too small for
   *     the geometry
   */
  boolean next(Target target) {
    long start = System.nanoTime();
    while (true) {
      try (PulledFrame frame = pipeline.pull(PATIENCE_NANOS)) {
        if (frame != null) {
          begun = true;
          wholeness.picture(frame.runningNanos() / 1000, frame.durationNanos() / 1000);
          copy(frame, target);
          return true;
        }
      }
      pipeline.error().ifPresent(this::fail);
      if (pipeline.ended()) {
        if (!begun) {
          throw new VideoException(SourceProblem.NO_PICTURES.sentence(file.toString()));
        }
        return false;
      }
      if (System.nanoTime() - start > STUCK_NANOS) {
        throw new VideoException(
            SourceProblem.NO_VIDEO.sentence(file.toString()) + " (nothing came for 30 s)");
      }
    }
  }

  /** What the file says of itself; known after the first picture. */
  Answer.Facts facts() {
    double rate = pipeline.source().map(SourceFormat::rate).orElse(0.0);
    return new Answer.Facts(rate, statedMicros(), pipeline.codec());
  }

  /** What is wrong with the file although it could be decoded; asked after the last picture. */
  Optional<String> damage() {
    return wholeness.problem(pipeline.hasSound() ? 0 : statedMicros());
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private long statedMicros() {
    return pipeline.durationNanos() / 1000;
  }

  private void copy(PulledFrame frame, Target target) {
    FrameGeometry.Window window = windowOf(frame);
    Size size = window.size();
    ByteBuffer place = target.place(frame.runningNanos() / 1000, size);
    frame.copyTo(place, window.left(), window.top(), size.width(), size.height());
  }

  private FrameGeometry.Window windowOf(PulledFrame frame) {
    try {
      return geometry.window(new Size(frame.width(), frame.height()));
    } catch (IllegalArgumentException e) {
      throw new VideoException(file + ": " + e.getMessage(), e);
    }
  }

  private void fail(PipelineError error) {
    throw new VideoException(
        "%s (%s)".formatted(SourceProblem.of(error).sentence(file.toString()), error.message()));
  }
}

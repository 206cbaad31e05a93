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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pictures of a video file at a geometry, one after the other, as fast as they are requested.
 */
public final class VideoFile implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000;

  /** Where a demuxer fails while decodebin still links it, the error is lost, and nothing comes. */
  private static final long STUCK_NANOS = 30_000_000_000L;

  private final Path file;
  private final FrameGeometry geometry;
  private final FramePipeline pipeline;
  private final Wholeness wholeness;
  private boolean begun;

  private VideoFile(Path file, FrameGeometry geometry) {
    this.file = file;
    this.geometry = geometry;
    GstRuntime.start();
    this.wholeness = new Wholeness(file);
    this.pipeline = Pipelines.file(file, new GeometryRule(geometry), false, false);
    pipeline.play();
  }

  /**
   * Opens a file.
   *
   * @throws VideoException where there is no such file; what is wrong inside shows with the first
   *     picture
   */
  public static VideoFile open(Path file, FrameGeometry geometry) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new VideoException(file + " is no file that can be read");
    }
    return new VideoFile(file, geometry);
  }

  /**
   * The next picture, or empty at the end.
   *
   * @throws VideoException where the file is no video, is broken, or its pictures are too small for
   *     the geometry
   */
  public Optional<VideoFrame> next() {
    long start = System.nanoTime();
    while (true) {
      try (PulledFrame frame = pipeline.pull(PATIENCE_NANOS)) {
        if (frame != null) {
          begun = true;
          wholeness.picture(frame.runningNanos() / 1000, frame.durationNanos() / 1000);
          return Optional.of(copy(frame));
        }
      }
      pipeline.error().ifPresent(this::fail);
      if (pipeline.ended()) {
        if (!begun) {
          throw new VideoException(SourceProblem.NO_PICTURES.sentence(file.toString()));
        }
        return Optional.empty();
      }
      if (System.nanoTime() - start > STUCK_NANOS) {
        throw new VideoException(
            SourceProblem.NO_VIDEO.sentence(file.toString()) + " (nothing came for 30 s)");
      }
    }
  }

  /** Frames a second as the file says, 0 where it does not; known after the first picture. */
  public double rate() {
    return pipeline.source().map(SourceFormat::rate).orElse(0.0);
  }

  /**
   * How long the file says it is, microseconds, 0 where it does not; known after the first picture.
   * Sound may last longer than the pictures.
   */
  public long statedMicros() {
    return pipeline.durationNanos() / 1000;
  }

  /**
   * What is wrong with the file although it could be decoded, in words that follow its name: that
   * it ends before its own length, or that pictures are damaged. To be asked after the last
   * picture.
   */
  public Optional<String> damage() {
    return wholeness.problem(pipeline.hasSound() ? 0 : statedMicros());
  }

  /** Such as {@code video/x-h264}; known after the first picture. */
  public String codec() {
    return pipeline.codec();
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private VideoFrame copy(PulledFrame frame) {
    FrameGeometry.Window window = windowOf(frame);
    Size size = window.size();
    byte[] rgb = new byte[size.width() * size.height() * FrameGeometry.CHANNELS];
    frame.copyTo(rgb, 0, window.left(), window.top(), size.width(), size.height());
    return new VideoFrame(frame.runningNanos() / 1000, size, rgb);
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

package io.zoetrope.video.file;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.PaddedRows;
import io.zoetrope.video.gst.PipelineError;
import io.zoetrope.video.gst.PushPipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes an H.264 file in MP4, picture after picture, at an even rate. Used by one thread. */
public final class VideoWriter implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long PATIENCE_NANOS = 60 * SECOND;

  /** Constant quality without visible loss; no B-frames, so that the first picture is at zero. */
  private static final String MP4 =
      "appsrc name=frames format=time max-bytes=0 max-buffers=0"
          + " caps=video/x-raw,format=RGB,width=%d,height=%d,framerate=%d/1"
          + " ! videoconvert ! video/x-raw,format=I420"
          + " ! x264enc pass=qual quantizer=20 speed-preset=veryfast bframes=0 key-int-max=%3$d"
          + " ! mp4mux ! filesink name=file";

  private final Path file;
  private final int size;
  private final int framesPerSecond;
  private final PaddedRows rows;
  private final PushPipeline pipeline;
  private long written;
  private boolean failed;

  private VideoWriter(Path file, int width, int height, int framesPerSecond) {
    this.file = file;
    this.size = width * height * FrameGeometry.CHANNELS;
    this.framesPerSecond = framesPerSecond;
    rows = new PaddedRows(width, height);
    pipeline = new PushPipeline(MP4.formatted(width, height, framesPerSecond), file.toString());
  }

  /**
   * Begins a file, over one that is there. What is wrong with its folder shows with the pictures.
   *
   * @param width even, in pixels; the height too
   * @throws IllegalStateException where GStreamer lacks what it takes
   */
  public static VideoWriter mp4(Path file, int width, int height, int framesPerSecond) {
    if (width < 2 || height < 2 || width % 2 + height % 2 != 0 || framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "%s: a video has an even width and height and at least one frame a second, not %d x %d at %d"
              .formatted(file, width, height, framesPerSecond));
    }
    GstRuntime.start();
    List.of("x264enc", "mp4mux").forEach(GstRuntime::require);
    return new VideoWriter(file, width, height, framesPerSecond);
  }

  /**
   * Adds a picture.
   *
   * @param rgb height x width x 3 bytes, without padding; copied
   * @throws VideoException where the file cannot be written
   */
  public void write(byte[] rgb) {
    if (rgb.length != size) {
      throw new IllegalArgumentException(
          "%s: a picture has %d bytes, not %d".formatted(file, size, rgb.length));
    }
    long time = written * SECOND / framesPerSecond;
    written++;
    check(pipeline.push(rows.of(rgb), time, written * SECOND / framesPerSecond - time));
  }

  /**
   * Completes the file.
   *
   * @throws VideoException where it cannot be written
   */
  @Override
  public void close() {
    try {
      if (!failed) {
        check(pipeline.finish(PATIENCE_NANOS));
      }
    } finally {
      pipeline.close();
    }
  }

  private void check(Optional<PipelineError> error) {
    if (error.isPresent()) {
      failed = true;
      throw new VideoException("%s cannot be written: %s".formatted(file, error.get().message()));
    }
  }
}

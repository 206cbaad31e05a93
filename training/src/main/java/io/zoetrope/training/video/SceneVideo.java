package io.zoetrope.training.video;

import io.zoetrope.scenes.file.VideoSink;
import io.zoetrope.video.file.VideoException;
import io.zoetrope.video.file.VideoWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A scene being written as an MP4 file. */
public final class SceneVideo implements VideoSink {
  private final VideoWriter writer;
  private final BooleanSupplier stopped;

  private SceneVideo(VideoWriter writer, BooleanSupplier stopped) {
    this.writer = writer;
    this.stopped = stopped;
  }

  /**
   * Makes files until asked to stop; a file in work is then abandoned with a CancellationException.
   */
  public static Opener opener(BooleanSupplier stopped) {
    return (file, width, height, framesPerSecond) ->
        open(file, width, height, framesPerSecond, stopped);
  }

  private static SceneVideo open(
      Path file, int width, int height, int framesPerSecond, BooleanSupplier stopped) {
    return new SceneVideo(VideoWriter.mp4(file, width, height, framesPerSecond), stopped);
  }

  @Override
  public void write(byte[] rgb) throws IOException {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("asked to stop");
    }
    try {
      writer.write(rgb);
    } catch (VideoException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } catch (VideoException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}

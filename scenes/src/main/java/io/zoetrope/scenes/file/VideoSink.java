package io.zoetrope.scenes.file;

import java.io.IOException;
import java.nio.file.Path;

/** A video file being written, frame by frame. Closing completes it. */
public interface VideoSink extends AutoCloseable {

  /** Adds a frame: red, green, blue, row after row from the top. The caller reuses the array. */
  void write(byte[] rgb) throws IOException;

  @Override
  void close() throws IOException;

  /** Begins video files; their format follows from the file's extension. */
  interface Opener {
    VideoSink open(Path file, int width, int height, int framesPerSecond) throws IOException;
  }
}

package io.zoetrope.training.video;

import io.zoetrope.training.data.FrameSink;
import io.zoetrope.training.data.VideoDecoder;
import io.zoetrope.video.file.VideoException;
import io.zoetrope.video.file.VideoFile;
import io.zoetrope.video.file.VideoFrame;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Decodes video files with GStreamer, for predictions and trainings alike. */
public final class FileDecoder implements VideoDecoder {

  @Override
  public void decode(Path file, Resize resize, FrameSink sink) throws IOException {
    try (VideoFile video = VideoFile.open(file, ModelGeometry.scaled(resize))) {
      VideoFrame first = video.next().orElseThrow();
      if (video.statedMicros() > 0) {
        sink.stated(video.statedMicros(), video.rate());
      }
      for (Optional<VideoFrame> next = Optional.of(first); next.isPresent(); next = video.next()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted while it was decoded");
        }
        VideoFrame frame = next.get();
        long micros = frame.timeMicros() - first.timeMicros();
        sink.frame(micros, frame.size().width(), frame.size().height(), frame.rgb());
      }
    } catch (VideoException e) {
      throw new IOException(withoutName(e.getMessage(), file), e);
    }
  }

  /** Whoever reports it names the file. */
  private static String withoutName(String message, Path file) {
    String name = file.toString();
    return message.startsWith(name)
        ? message.substring(name.length()).replaceFirst("^:? ", "")
        : message;
  }
}

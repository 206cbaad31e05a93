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
  private final Damaged damaged;

  /** Takes no file that is cut short or has damaged pictures. */
  public FileDecoder() {
    this(
        (file, what) -> {
          throw new IOException(what);
        });
  }

  /** Takes those, too, and tells of each. */
  public FileDecoder(Damaged damaged) {
    this.damaged = damaged;
  }

  /** Told of a file that was decoded, but is cut short or has damaged pictures. */
  @FunctionalInterface
  public interface Damaged {
    /**
     * @param what in words that follow the file's name
     * @throws IOException where the file is refused
     */
    void found(Path file, String what) throws IOException;
  }

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
      Optional<String> damage = video.damage();
      if (damage.isPresent()) {
        damaged.found(file, damage.get());
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

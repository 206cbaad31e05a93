package io.zoetrope.training.data;

import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A video file, decoded at a size and brought to a rate. */
public record FileFootage(Path file, Resize resize, double fps, VideoDecoder decoder)
    implements Footage {

  /** Changes with the file's content as far as its size and time of change show. */
  @Override
  public String key() {
    return file.toAbsolutePath().normalize() + "|" + stamp() + "|" + resize + "|" + fps;
  }

  @Override
  public void play(FrameSink sink) throws IOException {
    try (Resampler resampler = new Resampler(fps, sink)) {
      decoder.decode(file, resize, resampler);
    }
  }

  private String stamp() {
    try {
      return Files.size(file) + "|" + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return "unreadable";
    }
  }
}

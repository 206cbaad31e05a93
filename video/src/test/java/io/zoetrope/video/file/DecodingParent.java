package io.zoetrope.video.file;

import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Decodes a file in one process, has another one that waits for its next file, and waits to be
 * killed.
 */
final class DecodingParent {
  private DecodingParent() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path file = Path.of(arguments[0]);
    try (VideoFile video = VideoFile.open(file, FrameGeometry.source())) {
      try (VideoFile other = VideoFile.open(file, FrameGeometry.source())) {
        other.next();
      }
      video.next();
      System.out.println("decoding");
      TimeUnit.MINUTES.sleep(10);
    }
  }
}

package io.zoetrope.video.file;

import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Decodes a file twice at once, stops in the middle of both, and waits to be killed. */
final class DecodingParent {
  private DecodingParent() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path file = Path.of(arguments[0]);
    try (VideoFile first = VideoFile.open(file, FrameGeometry.source());
        VideoFile second = VideoFile.open(file, FrameGeometry.source())) {
      first.next();
      second.next();
      System.out.println("decoding");
      TimeUnit.MINUTES.sleep(10);
    }
  }
}

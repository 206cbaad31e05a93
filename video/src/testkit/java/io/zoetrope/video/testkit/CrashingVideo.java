package io.zoetrope.video.testkit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pipe in place of a video file. As soon as a process opens it to decode it, that process gets
 * the signal of a crash, by which its virtual machine ends as it does when native code fails.
 */
public final class CrashingVideo {
  private CrashingVideo() {}

  /**
   * @param file named as a video
   * @param signal such as {@code SEGV}
   */
  public static Path create(Path file, String signal) {
    try {
      new ProcessBuilder("mkfifo", file.toString()).inheritIO().start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    var crash = new Thread(() -> crash(file, signal), "crash of " + file);
    crash.setDaemon(true);
    crash.start();
    return file;
  }

  private static void crash(Path file, String signal) {
    while (Files.exists(file)) {
      try (OutputStream opened = new FileOutputStream(file.toFile())) { // waits for the reader
        opened.write(0);
        Decoders.end(signal, file.toRealPath()); // before the pipe does, which would be an error
      } catch (IOException e) {
        // the folder is gone, or the reader closed it to open it again
      }
    }
  }
}

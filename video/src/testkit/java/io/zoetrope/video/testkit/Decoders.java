package io.zoetrope.video.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes that decode files, from outside. */
public final class Decoders {
  private Decoders() {}

  /** Those below this process, idle ones too. */
  public static List<ProcessHandle> all() {
    return below(ProcessHandle.current());
  }

  /** Those below another one. */
  public static List<ProcessHandle> below(ProcessHandle parent) {
    return parent
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("DecoderChild"))
        .toList();
  }

  /** Sends all of this process a signal, such as {@code SEGV}. */
  public static void signal(String name) {
    all().forEach(each -> signal(name, each));
  }

  /**
   * Sends those that have a file open a signal that ends them, and waits until it has; all of them
   * where the system does not say.
   */
  static void end(String name, Path file) {
    List<ProcessHandle> readers = all().stream().filter(each -> hasOpen(each, file)).toList();
    readers.forEach(each -> signal(name, each));
    readers.forEach(each -> each.onExit().join());
  }

  private static boolean hasOpen(ProcessHandle process, Path file) {
    Path folder = Path.of("/proc/" + process.pid() + "/fd");
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> open = Files.list(folder)) {
      return open.anyMatch(link -> leadsTo(link, file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

package io.zoetrope.app.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a virtual machine on Linux holds.
 *
 * @param heapKib of live objects, after a collection
 * @param residentKib of memory, all in all
 */
public record ProcessSize(long heapKib, long residentKib, int threads, int files) {

  public static ProcessSize of(long pid) throws IOException {
    long heap = heapKib(pid); // first: the first time it starts a thread there
    Path process = Path.of("/proc", Long.toString(pid));
    List<String> status = Files.readAllLines(process.resolve("status"));
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return new ProcessSize(
          heap, number(status, "VmRSS:"), (int) number(status, "Threads:"), (int) files.count());
    }
  }

  /** Of memory, all in all; it starts no collection. */
  public static long residentKib(long pid) throws IOException {
    return number(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")), "VmRSS:");
  }

  private static long heapKib(long pid) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(process.getInputStream().readAllBytes(), UTF_8);
    String[] total =
        histogram
            .lines()
            .filter(line -> line.startsWith("Total"))
            .findFirst()
            .orElseThrow(() -> new IOException(histogram))
            .split("\\s+");
    return Long.parseLong(total[2]) / 1024;
  }

  private static long number(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip().split(" ", 2)[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "heap %.1f MiB, resident %.1f MiB, %d threads, %d files"
        .formatted(heapKib / 1024.0, residentKib / 1024.0, threads, files);
  }
}

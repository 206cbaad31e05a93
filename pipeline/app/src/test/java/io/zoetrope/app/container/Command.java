package io.zoetrope.app.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that has ended.
 *
 * @param output both of its streams
 */
record Command(int exitCode, String output) {

  static Command run(Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Command(process.waitFor(), output);
  }

  /** Whether a program is there and content. */
  static boolean works(String... words) throws InterruptedException {
    try {
      return run(Path.of("."), Map.of(), List.of(words)).exitCode() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  Command orFail() {
    if (exitCode != 0) {
      throw new IllegalStateException("exit code %d: %s".formatted(exitCode, output));
    }
    return this;
  }

  /** The folder of the whole project. */
  static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!folder.resolve("zoetrope").toFile().isFile()) {
      folder = folder.getParent();
    }
    return folder;
  }
}

package io.zoetrope.app.engine;

import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.operators.inference.engine.OpenVinoPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongFunction;

/** Installs OpenVINO's plugin where ONNX Runtime finds it. */
public final class OpenVinoEngine {
  private final OpenVinoPlugin plugin;

  public OpenVinoEngine(OpenVinoPlugin plugin) {
    this.plugin = plugin;
  }

  /**
   * Fetches the wheel through pip and unpacks it.
   *
   * @param bars shows progress towards so many bytes
   */
  public void install(LongFunction<InstallProgress> bars) throws IOException, InterruptedException {
    try (var workspace = new Workspace()) {
      install(download(workspace.resolve("wheel")), bars);
    }
  }

  /**
   * Unpacks a wheel that the user has.
   *
   * @throws EngineException where it is not the one whose hash is known
   */
  public void install(Path file, LongFunction<InstallProgress> bars) throws IOException {
    requireThisPlatform();
    if (!Files.isRegularFile(file)) {
      throw new EngineException(file + ": no such file");
    }
    var wheel = new OpenVinoWheel(file);
    wheel.requireHash();
    Path parent = plugin.folder().toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path partial = Files.createTempDirectory(parent, "unpacking");
    try (InstallProgress bar = bars.apply(wheel.size())) {
      wheel.unpack(partial, bar::add);
    }
    if (!plugin.isInstalled()) {
      Files.move(partial, plugin.folder(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void requireThisPlatform() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!system.equals("Linux amd64")) {
      throw new EngineException("OpenVINO is packaged for Linux amd64 only; this is " + system);
    }
  }

  private static Path download(Path folder) throws IOException, InterruptedException {
    var command = OpenVinoWheel.downloadCommand(folder.toString());
    Process pip;
    try {
      pip = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new EngineException(
          "pip cannot be run (%s); download %s elsewhere and give it by --wheel"
              .formatted(e.getMessage(), OpenVinoWheel.REQUIREMENT),
          e);
    }
    String said;
    try (var output = pip.inputReader()) {
      said = output.lines().reduce("", (before, line) -> line);
    }
    if (pip.waitFor() != 0) {
      throw new EngineException(
          "%s failed: %s. A wheel downloaded elsewhere can be given by --wheel"
              .formatted(String.join(" ", command), said));
    }
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}

package io.zoetrope.app.engine;

import io.zoetrope.app.embedded.NativeLibraries;
import io.zoetrope.app.embedded.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongFunction;

/** ONNX Runtime with OpenVINO in a cache folder, which stands in for the plain one. */
public final class OpenVinoEngine {
  private static final String NAME = "onnxruntime-openvino-1.24.1";

  private final Path cache;

  /**
   * @param cache of native libraries
   */
  public OpenVinoEngine(Path cache) {
    this.cache = cache;
  }

  public Path folder() {
    return cache.resolve(NAME);
  }

  public boolean isInstalled() {
    return Files.isDirectory(folder());
  }

  /**
   * Makes this process use it where the device needs it and it is installed; what is missing shows
   * when the device is asked for. Must come before the first use of ONNX Runtime.
   */
  public void useFor(String device) {
    if (device.strip().equalsIgnoreCase("openvino") && isInstalled()) {
      NativeLibraries.use(folder());
    }
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
    Files.createDirectories(cache);
    Path partial = Files.createTempDirectory(cache, "unpacking");
    try (InstallProgress bar = bars.apply(wheel.size())) {
      wheel.unpack(partial, bar::add);
      NativeLibraries.unpackBridge(partial);
    }
    if (!isInstalled()) {
      Files.move(partial, folder(), StandardCopyOption.ATOMIC_MOVE);
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

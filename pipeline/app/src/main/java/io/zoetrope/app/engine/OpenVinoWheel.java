package io.zoetrope.app.engine;

import io.zoetrope.operators.inference.engine.OpenVinoPlugin;
import io.zoetrope.zoo.weights.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * The Python package that holds OpenVINO's plugin for ONNX Runtime; its Python part is of no use
 * here.
 */
final class OpenVinoWheel {
  static final String REQUIREMENT = OpenVinoPlugin.PACKAGE + "==" + OpenVinoPlugin.VERSION;
  static final String PYTHON = "3.11"; // any: the package serves them all
  static final String PLATFORM = "manylinux_2_28_x86_64";
  static final String SHA256 = "3832643158c8c187fcab6db661cde2a8c06a2b3559d95d0f2411ac0e51c5e924";

  private static final String INSIDE = "onnxruntime_ep_openvino/";

  /** What a CPU needs. */
  private static final Set<String> LIBRARIES =
      Set.of(
          OpenVinoPlugin.LIBRARY,
          "libopenvino.so.2641",
          "libopenvino_onnx_frontend.so.2641",
          "libopenvino_intel_cpu_plugin.so",
          "libtbb.so.12",
          "libtbbmalloc.so.2");

  private final Path file;

  OpenVinoWheel(Path file) {
    this.file = file;
  }

  /**
   * @throws EngineException where the file is another one
   */
  void requireHash() throws IOException {
    String found = Hash.SHA256.hex(file);
    if (!found.equals(SHA256)) {
      throw new EngineException(
          "%s is not the wheel it should be: SHA-256 %s, expected %s; get it with: %s"
              .formatted(file, found, SHA256, String.join(" ", downloadCommand("."))));
    }
  }

  /** Bytes that {@link #unpack} writes. */
  long size() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return LIBRARIES.stream().mapToLong(name -> zip.getEntry(INSIDE + name).getSize()).sum();
    }
  }

  void unpack(Path folder, Progress progress) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (String library : LIBRARIES) {
        try (InputStream in = zip.getInputStream(zip.getEntry(INSIDE + library))) {
          progress.add(Files.copy(in, folder.resolve(library)));
        }
      }
    }
  }

  /** Counts the bytes written. */
  interface Progress {
    void add(long bytes);
  }

  static List<String> downloadCommand(String folder) {
    return List.of(
        "python3",
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--only-binary=:all:",
        "--python-version",
        PYTHON,
        "--platform",
        PLATFORM,
        "--dest",
        folder,
        REQUIREMENT);
  }
}

package io.zoetrope.app.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * The Python package that holds ONNX Runtime built with OpenVINO; its Python part is of no use
 * here, so one build of it serves every machine.
 */
final class OpenVinoWheel {
  static final String REQUIREMENT = "onnxruntime-openvino==1.24.1";
  static final String PYTHON = "3.11";
  static final String PLATFORM = "manylinux_2_28_x86_64";
  static final String SHA256 = "3007c803634cc69c6d52af1dea7ce729d9bb62b9a11070fd2f959119199007a8";

  private static final String INSIDE = "onnxruntime/capi/";

  /** What a CPU needs, under the names that the libraries look for each other by. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "libonnxruntime.so.1.24.1", "libonnxruntime.so",
          "libonnxruntime_providers_shared.so", "libonnxruntime_providers_shared.so",
          "libonnxruntime_providers_openvino.so", "libonnxruntime_providers_openvino.so",
          "libopenvino.so.2541", "libopenvino.so.2541",
          "libopenvino_onnx_frontend.so.2541", "libopenvino_onnx_frontend.so.2541",
          "libopenvino_intel_cpu_plugin.so", "libopenvino_intel_cpu_plugin.so",
          "libtbb.so.12", "libtbb.so.12",
          "libtbbmalloc.so", "libtbbmalloc.so");

  private final Path file;

  OpenVinoWheel(Path file) {
    this.file = file;
  }

  /**
   * @throws EngineException where the file is another one
   */
  void requireHash() throws IOException {
    String found = hash();
    if (!found.equals(SHA256)) {
      throw new EngineException(
          "%s is not the wheel it should be: SHA-256 %s, expected %s; get it with: %s"
              .formatted(file, found, SHA256, String.join(" ", downloadCommand("."))));
    }
  }

  private String hash() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Bytes that {@link #unpack} writes. */
  long size() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return LIBRARIES.keySet().stream()
          .mapToLong(name -> zip.getEntry(INSIDE + name).getSize())
          .sum();
    }
  }

  void unpack(Path folder, Progress progress) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var library : LIBRARIES.entrySet()) {
        try (InputStream in = zip.getInputStream(zip.getEntry(INSIDE + library.getKey()))) {
          progress.add(Files.copy(in, folder.resolve(library.getValue())));
        }
      }
    }
  }

  /** Is told of bytes written. */
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

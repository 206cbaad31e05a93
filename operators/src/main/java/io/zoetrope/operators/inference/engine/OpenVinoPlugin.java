package io.zoetrope.operators.inference.engine;

import io.zoetrope.zoo.weights.download.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * OpenVINO as a plugin of ONNX Runtime: a folder of libraries that {@code zoetrope engines install
 * openvino} fills and a task manager reads as well.
 *
 * @param folder which need not exist yet
 */
public record OpenVinoPlugin(Path folder) {
  /** On PyPI. */
  public static final String PACKAGE = "onnxruntime-ep-openvino";

  public static final String VERSION = "1.8.1";

  /** The library that ONNX Runtime loads; it finds the others beside itself. */
  public static final String LIBRARY = "libonnxruntime_providers_openvino_plugin.so";

  private static final String FOLDER_PROPERTY = "zoetrope.openvino";

  /**
   * The plugin of this machine: in the folder that the system property {@code zoetrope.openvino}
   * names, or else in the user's cache.
   */
  public static OpenVinoPlugin ofThisMachine() {
    String folder = System.getProperty(FOLDER_PROPERTY, "");
    return new OpenVinoPlugin(folder.isBlank() ? inCache() : Path.of(folder));
  }

  private static Path inCache() {
    return StoreOptions.defaultFolder(System.getenv(), System.getProperty("user.home"))
        .resolveSibling("native")
        .resolve(PACKAGE + "-" + VERSION);
  }

  public boolean isInstalled() {
    return Files.isRegularFile(library());
  }

  Path library() {
    return folder.resolve(LIBRARY).toAbsolutePath();
  }
}

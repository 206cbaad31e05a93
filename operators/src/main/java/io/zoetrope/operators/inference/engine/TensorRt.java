package io.zoetrope.operators.inference.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import io.zoetrope.zoo.weights.download.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Adds TensorRT, with an engine for every batch from one clip to the largest. */
final class TensorRt {
  private static final String ON = "1";

  private TensorRt() {}

  static void addTo(SessionOptions options, int gpu, Map<String, String> settings)
      throws OrtException {
    try (var provider = new OrtTensorRTProviderOptions(gpu)) {
      for (var setting : settings.entrySet()) {
        provider.add(setting.getKey(), setting.getValue());
      }
      options.addTensorrt(provider);
    }
  }

  /** Options of ONNX Runtime's TensorRT provider, by its names for them; of other devices none. */
  static Map<String, String> settings(OnnxLoader model) {
    if (model.device().kind() != Device.Kind.TENSORRT) {
      return Map.of();
    }
    var settings = new TreeMap<String, String>();
    if (model.device().precision() == Precision.FP16) {
      settings.put("trt_fp16_enable", ON);
    }
    settings.put("trt_profile_min_shapes", frames(model, 1));
    settings.put("trt_profile_opt_shapes", frames(model, model.bestBatch()));
    settings.put("trt_profile_max_shapes", frames(model, model.maxBatch()));
    if (model.tensorRt().engines() != null) {
      String folder = engines(model).toString();
      settings.put("trt_engine_cache_enable", ON);
      settings.put("trt_engine_cache_path", folder);
      settings.put("trt_timing_cache_enable", ON);
      settings.put("trt_timing_cache_path", folder);
    }
    return settings;
  }

  private static String frames(OnnxLoader model, int clips) {
    var shape = model.clip();
    return "frames:%dx%dx%dx%dx3".formatted(clips, shape.frames(), shape.height(), shape.width());
  }

  /**
   * ONNX Runtime distinguishes engines by the network's structure, not by its weights: each version
   * of a model has a folder of its own.
   */
  private static Path engines(OnnxLoader model) {
    String configured = model.tensorRt().engines();
    Path folder = configured.isEmpty() ? usersCache() : Path.of(configured);
    return folder
        .toAbsolutePath()
        .resolve(model.network().version() + "-" + model.device().precision());
  }

  private static Path usersCache() {
    return StoreOptions.defaultFolder(System.getenv(), System.getProperty("user.home"))
        .resolveSibling("engines");
  }

  /** Makes the folder of engines where one is configured. */
  static void prepare(OnnxLoader model) throws IOException {
    if (model.device().kind() == Device.Kind.TENSORRT && model.tensorRt().engines() != null) {
      Files.createDirectories(engines(model));
    }
  }
}

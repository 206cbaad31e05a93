package io.zoetrope.operators.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtHardwareDevice.OrtHardwareDeviceType;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.zoetrope.zoo.runtime.OnnxRuntime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds OpenVINO to a session; its plugin is registered once in a process, when first needed. */
final class OpenVino {
  static final String NAME = "OpenVINOExecutionProvider";

  private static final String LOAD =
      "{\"CPU\":{\"INFERENCE_PRECISION_HINT\":\"%s\",\"INFERENCE_NUM_THREADS\":\"%d\"}}";

  private static boolean registered;

  private OpenVino() {}

  /**
   * @param threads inside one call
   * @throws OrtException where the plugin is not installed or finds no processor that it serves, or
   *     the processor does not have the precision
   */
  static void addTo(SessionOptions options, Precision precision, int threads, OpenVinoPlugin plugin)
      throws OrtException {
    OrtEpDevice processor = processor(plugin);
    requirePrecision(processor, precision);
    String load = LOAD.formatted(precision.hint(), threads);
    options.addExecutionProvider(List.of(processor), Map.of("load_config", load));
  }

  /** OpenVINO itself would compute in fp32 and say nothing. */
  private static void requirePrecision(OrtEpDevice processor, Precision precision)
      throws OrtException {
    String has = processor.getEpMetadata().getOrDefault("OPTIMIZATION_CAPABILITIES", "BF16");
    if (precision == Precision.BF16 && !has.contains("BF16")) {
      throw new OrtException(
          "this processor does not compute in bf16 (OpenVINO finds %s). Use precision fp32"
              .formatted(has));
    }
  }

  private static synchronized OrtEpDevice processor(OpenVinoPlugin plugin) throws OrtException {
    requireInstalled(plugin);
    OrtEnvironment environment = OnnxRuntime.start();
    List<OrtEpDevice> found = processors(environment);
    if (found.isEmpty() && !registered) { // another class loader's copy may have registered it
      environment.registerExecutionProviderLibrary(NAME, plugin.library().toString());
      registered = true;
      found = processors(environment);
    }
    if (found.isEmpty()) {
      throw new OrtException(
          "its plugin finds no Intel processor, the only ones it serves (here: %s). Use device cpu"
              .formatted(makers(environment)));
    }
    return found.get(0);
  }

  private static void requireInstalled(OpenVinoPlugin plugin) throws OrtException {
    if (!plugin.isInstalled()) {
      throw new OrtException(
          "its plugin is not in %s. Run: zoetrope engines install openvino"
              .formatted(plugin.folder()));
    }
  }

  private static List<OrtEpDevice> processors(OrtEnvironment environment) throws OrtException {
    return environment.getEpDevices().stream()
        .filter(device -> device.getEpName().equals(NAME) && isProcessor(device))
        .toList();
  }

  private static String makers(OrtEnvironment environment) throws OrtException {
    return environment.getEpDevices().stream()
        .filter(OpenVino::isProcessor)
        .map(device -> device.getDevice().getVendor())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean isProcessor(OrtEpDevice device) {
    return device.getDevice().getType() == OrtHardwareDeviceType.CPU;
  }
}

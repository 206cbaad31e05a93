package io.zoetrope.operators.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;

/** The options of an ONNX Runtime session, by device. */
final class SessionSettings {
  /** Those that are built into ONNX Runtime. */
  private static final Map<Device.Kind, OrtProvider> PROVIDERS =
      Map.of(
          Device.Kind.CPU, OrtProvider.CPU,
          Device.Kind.CUDA, OrtProvider.CUDA,
          Device.Kind.TENSORRT, OrtProvider.TENSOR_RT);

  private SessionSettings() {}

  /**
   * @param threads inside one call, on a CPU
   * @param tensorRt settings of TensorRT, where the device is that
   * @throws DeviceMissingException where the device or its library is not there
   */
  static SessionOptions of(Device device, int threads, Map<String, String> tensorRt)
      throws OrtException {
    requireProvider(device);
    var options = new SessionOptions();
    options.setInterOpNumThreads(1);
    options.setIntraOpNumThreads(threads);
    options.addConfigEntry("session.intra_op.allow_spinning", "0"); // it would burn others' cores
    try {
      addProvider(options, device, threads, tensorRt);
    } catch (OrtException e) {
      options.close();
      throw new DeviceMissingException(device, e.getMessage(), e);
    }
    return options;
  }

  private static void requireProvider(Device device) {
    var available = OrtEnvironment.getAvailableProviders();
    var needed = PROVIDERS.get(device.kind());
    if (needed != null && !available.contains(needed)) {
      throw new DeviceMissingException(
          device,
          "this ONNX Runtime has %s, not %s. Put onnxruntime_gpu of the same version in the place of onnxruntime"
              .formatted(available, needed),
          null);
    }
  }

  private static void addProvider(
      SessionOptions options, Device device, int threads, Map<String, String> tensorRt)
      throws OrtException {
    switch (device.kind()) {
      case CPU -> {} // always there
      case OPENVINO ->
          OpenVino.addTo(options, device.precision(), threads, OpenVinoPlugin.ofThisMachine());
      case CUDA -> options.addCUDA(device.index());
      case TENSORRT -> {
        TensorRt.addTo(options, device.index(), tensorRt);
        options.addCUDA(device.index()); // for operations TensorRT leaves
      }
    }
  }
}

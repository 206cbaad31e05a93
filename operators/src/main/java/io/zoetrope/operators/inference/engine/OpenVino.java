package io.zoetrope.operators.inference.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Adds OpenVINO, which ONNX Runtime's Java classes cannot be asked for by a public call. */
final class OpenVino {
  private static final String LOAD =
      "{\"CPU\":{\"INFERENCE_PRECISION_HINT\":\"%s\",\"INFERENCE_NUM_THREADS\":\"%d\"}}";

  private OpenVino() {}

  static void addTo(SessionOptions options, Precision precision, int threads) throws OrtException {
    try {
      var add =
          SessionOptions.class.getDeclaredMethod("addExecutionProvider", String.class, Map.class);
      add.setAccessible(true);
      add.invoke(
          options,
          "OpenVINO",
          Map.of("device_type", "CPU", "load_config", LOAD.formatted(precision.hint(), threads)));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof OrtException problem ? problem : new OrtException(e.toString());
    } catch (ReflectiveOperationException e) {
      throw new OrtException("this version of ONNX Runtime has no call for OpenVINO: " + e);
    }
  }
}

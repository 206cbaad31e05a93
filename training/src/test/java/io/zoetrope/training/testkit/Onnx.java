package io.zoetrope.training.testkit;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Runs a network on ONNX Runtime. */
public final class Onnx {
  private Onnx() {}

  public static float[][] logits(Path model, ByteBuffer frames, long... shape) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toString());
        OnnxTensor input =
            OnnxTensor.createTensor(environment, frames.duplicate(), shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("frames", input))) {
      return (float[][]) result.get("logits").orElseThrow().getValue();
    }
  }
}

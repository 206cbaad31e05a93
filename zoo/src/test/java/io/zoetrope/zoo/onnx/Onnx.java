package io.zoetrope.zoo.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.runtime.OnnxRuntime;
import io.zoetrope.zoo.weights.SeededWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Written networks at work. */
public final class Onnx {

  private Onnx() {}

  public static Path written(Graph graph, Outputs outputs, Path folder) throws IOException {
    Path file = folder.resolve("model.onnx");
    OnnxWriter.write(graph, SeededWeights.of(graph, 1), Normalisation.IMAGENET, outputs, file);
    return file;
  }

  static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** The output for a batch of clips. */
  static float[][] run(Path file, String output, byte[] frames, long... shape) throws OrtException {
    OrtEnvironment environment = OnnxRuntime.start();
    ByteBuffer bytes = ByteBuffer.allocateDirect(frames.length).put(frames).flip();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor clips = OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("frames", clips))) {
      return (float[][]) result.get(output).orElseThrow().getValue();
    }
  }
}

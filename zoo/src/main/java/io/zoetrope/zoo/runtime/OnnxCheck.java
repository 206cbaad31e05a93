package io.zoetrope.zoo.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Proves that ONNX Runtime takes a written network and runs it. */
public final class OnnxCheck {

  private OnnxCheck() {}

  /**
   * Loads the file and runs it on one grey clip.
   *
   * @throws IOException when ONNX Runtime refuses it, its input or output is not as {@link
   *     OnnxWriter} promises, or its output is no finite number
   */
  public static void check(Path file) throws IOException {
    OrtEnvironment environment = OnnxRuntime.start();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(file.toString(), options);
        OnnxTensor clip = greyClip(environment, frames(session, file));
        OrtSession.Result result = session.run(Map.of("frames", clip))) {
      float[][] logits = (float[][]) result.get("logits").orElseThrow().getValue();
      for (float logit : logits[0]) {
        if (!Float.isFinite(logit)) {
          throw new IOException(file + ": a logit is " + logit);
        }
      }
    } catch (OrtException e) {
      throw new IOException(file + ": ONNX Runtime refuses it: " + e.getMessage(), e);
    }
  }

  private static TensorInfo frames(OrtSession session, Path file) throws OrtException, IOException {
    var input = session.getInputInfo().get("frames");
    if (input == null || !session.getOutputNames().contains("logits")) {
      throw new IOException(
          file
              + ": takes "
              + session.getInputNames()
              + " and gives "
              + session.getOutputNames()
              + ", not frames and logits");
    }
    TensorInfo info = (TensorInfo) input.getInfo();
    long[] shape = info.getShape();
    boolean clip = info.type == OnnxJavaType.UINT8 && shape.length == 5 && shape[4] == 3;
    if (!clip || shape[0] != -1) {
      throw new IOException(
          file + ": frames is " + info.type + Arrays.toString(shape) + ", not UINT8[N,T,H,W,3]");
    }
    return info;
  }

  private static OnnxTensor greyClip(OrtEnvironment environment, TensorInfo frames)
      throws OrtException {
    long[] shape = frames.getShape().clone();
    shape[0] = 1;
    byte[] grey = new byte[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
    Arrays.fill(grey, (byte) 128);
    ByteBuffer bytes = ByteBuffer.allocateDirect(grey.length).put(grey).flip();
    return OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8);
  }
}

package io.zoetrope.zoo.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.zoetrope.zoo.onnx.OnnxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A network in ONNX Runtime on the CPU, called by any number of threads. */
public final class OnnxNetwork implements AutoCloseable {
  private static final float[][] NONE = {};

  private final OrtEnvironment environment = OnnxRuntime.start();
  private final OrtSession session;
  private final Path file;

  private OnnxNetwork(Path file, int threads) throws OrtException {
    this.file = file;
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(file.toString(), options);
    }
  }

  /**
   * Loads a network that {@code OnnxWriter} wrote.
   *
   * @param threads inside one call
   * @throws OnnxException where ONNX Runtime refuses it
   */
  public static OnnxNetwork open(Path file, int threads) {
    try {
      return new OnnxNetwork(file, threads);
    } catch (OrtException e) {
      throw new OnnxException(file + ": ONNX Runtime refuses it: " + e.getMessage(), e);
    }
  }

  /** Whether it gives the vector before the classifier. */
  public boolean hasFeature() {
    return session.getOutputNames().contains("feature");
  }

  /**
   * Runs the network.
   *
   * @param clips a direct buffer of bytes
   * @param shape N,T,H,W,3
   * @throws OnnxException where the clips are not of the network's size, or it fails
   */
  public NetworkOutput run(ByteBuffer clips, long... shape) {
    try (var input =
            OnnxTensor.createTensor(environment, clips.duplicate(), shape, OnnxJavaType.UINT8);
        var result = session.run(Map.of("frames", input))) {
      return new NetworkOutput(
          rows(result.get("logits")).orElseThrow(), rows(result.get("feature")).orElse(NONE));
    } catch (OrtException e) {
      throw new OnnxException(file + ": the network failed: " + e.getMessage(), e);
    }
  }

  private static Optional<float[][]> rows(Optional<OnnxValue> output) throws OrtException {
    return output.isEmpty() ? Optional.empty() : Optional.of((float[][]) output.get().getValue());
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new OnnxException(file + ": cannot be closed: " + e.getMessage(), e);
    }
  }
}

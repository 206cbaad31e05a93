package io.zoetrope.operators.inference.engine;

import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;

/**
 * Loads a model package's network into ONNX Runtime.
 *
 * @param folder of the package
 * @param version so that a changed package is another model
 * @param maxBatch clips in one call
 * @param threads inside one call
 * @param features whether to read the vector before the classifier
 */
record OnnxLoader(
    String folder,
    String version,
    ClipShape clip,
    int labels,
    Device device,
    int maxBatch,
    int threads,
    boolean features,
    TensorRtOptions tensorRt)
    implements RecognizerLoader {

  static OnnxLoader of(ModelPackage model, RecognitionOptions options) {
    return new OnnxLoader(
        model.folder().toAbsolutePath().toString(),
        model.card().version(),
        ClipShape.of(model.card()),
        model.labels().size(),
        options.device(),
        options.limits().maxBatch(),
        options.threads(),
        options.features(),
        options.tensorRt());
  }

  /** On this machine. */
  @Override
  public int threads() {
    return BatchLimits.onThisMachine(threads);
  }

  int bestBatch() {
    return tensorRt.bestOf(maxBatch);
  }

  @Override
  public OnnxLoader on(Device other) {
    return new OnnxLoader(
        folder, version, clip, labels, other, maxBatch, threads, features, tensorRt);
  }

  @Override
  public Recognizer load() throws Exception {
    return OnnxRecognizer.load(Path.of(folder), this);
  }
}

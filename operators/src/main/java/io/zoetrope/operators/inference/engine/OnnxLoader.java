package io.zoetrope.operators.inference.engine;

import io.zoetrope.operators.inference.location.NetworkCopy;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.NetworkFile;

/**
 * Loads a model package's network into ONNX Runtime.
 *
 * @param network each machine has its own copy of it
 * @param maxBatch clips in one call
 * @param threads inside one call
 * @param features whether to read the vector before the classifier
 */
record OnnxLoader(
    NetworkFile network,
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
        model.network(),
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
    return new OnnxLoader(network, clip, labels, other, maxBatch, threads, features, tensorRt);
  }

  @Override
  public Recognizer load() throws Exception {
    return OnnxRecognizer.load(NetworkCopy.folder(network), this);
  }
}

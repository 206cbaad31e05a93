package io.zoetrope.operators.inference.engine;

import io.zoetrope.zoo.pack.ModelPackage;
import java.io.Serializable;

/** Loads a model. Equal loaders share one model in a JVM. */
public interface RecognizerLoader extends Serializable {
  /** Loads a package's network into ONNX Runtime, on the device of the options. */
  static RecognizerLoader of(ModelPackage model, RecognitionOptions options) {
    return OnnxLoader.of(model, options);
  }

  /**
   * Loads the model and runs it once, so that a broken model fails here.
   *
   * @throws DeviceMissingException where this machine lacks the device or its library
   */
  Recognizer load() throws Exception;

  /** The same model on another device, where it is made for one. */
  default RecognizerLoader on(Device device) {
    return this;
  }
}

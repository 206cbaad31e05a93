package io.zoetrope.operators.inference.engine;

import io.zoetrope.zoo.pack.ModelPackage;
import java.io.Serializable;

/** Knows how to load a model; equal loaders share one in a JVM. */
public interface RecognizerLoader extends Serializable {
  /** Loads a package's network into ONNX Runtime, on the device of the options. */
  static RecognizerLoader of(ModelPackage model, RecognitionOptions options) {
    return OnnxLoader.of(model, options);
  }

  /**
   * Loads the model and has it answer once, so that what is broken shows here.
   *
   * @throws DeviceMissingException where the device is not there
   */
  Recognizer load() throws Exception;

  /** The same model on another device, where it is made for one. */
  default RecognizerLoader on(Device device) {
    return this;
  }
}

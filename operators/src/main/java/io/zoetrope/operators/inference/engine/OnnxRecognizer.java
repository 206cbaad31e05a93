package io.zoetrope.operators.inference.engine;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.NoopTranslator;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.zoetrope.zoo.runtime.NativeHeap;
import io.zoetrope.zoo.runtime.OnnxRuntime;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A network in one ONNX Runtime session, which its predictors share. */
final class OnnxRecognizer implements Recognizer {
  private final Model model;
  private final SessionOptions session;
  private final OnnxLoader settings;

  private OnnxRecognizer(Model model, SessionOptions session, OnnxLoader settings) {
    this.model = model;
    this.session = session;
    this.settings = settings;
  }

  static OnnxRecognizer load(Path folder, OnnxLoader settings) throws Exception {
    OnnxRuntime.start();
    TensorRt.prepare(settings);
    var session =
        SessionSettings.of(settings.device(), settings.threads(), TensorRt.settings(settings));
    var model = Model.newInstance("model", ai.djl.Device.cpu(), OnnxRuntime.ENGINE);
    var recognizer = new OnnxRecognizer(model, session, settings);
    try {
      model.load(folder, "model", Map.of("sessionOptions", session));
      recognizer.warmUp();
      return recognizer;
    } catch (Exception e) {
      recognizer.close();
      throw e;
    }
  }

  /** Runs an empty clip, so that a broken network or device shows before clips wait for it. */
  private void warmUp() throws Exception {
    var pixels = ByteBuffer.allocateDirect(settings.clip().bytes());
    try (var scope = model.getNDManager().newSubManager();
        var predictor = model.newPredictor(new NoopTranslator())) {
      var input = scope.create(pixels, settings.clip().ofBatch(1), DataType.UINT8);
      try (NDList outputs = predictor.predict(new NDList(input))) {
        new ModelOutputs(settings.labels(), settings.features()).read(outputs, 1);
      }
    }
  }

  @Override
  public Predictor newPredictor() {
    return new OnnxPredictor(model, settings);
  }

  @Override
  public void close() {
    model.close();
    session.close();
    NativeHeap.trim(); // what it had is the system's again
  }
}

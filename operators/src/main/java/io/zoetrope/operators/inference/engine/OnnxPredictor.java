package io.zoetrope.operators.inference.engine;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.NoopTranslator;
import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.frame.Frame;
import java.nio.ByteBuffer;
import java.util.List;

/** Calls a session from one thread. Clips are copied once, into a buffer the model reads. */
final class OnnxPredictor implements Recognizer.Predictor {
  private final NDManager arrays;
  private final Predictor<NDList, NDList> network;
  private final ClipShape shape;
  private final ByteBuffer pixels;
  private final ModelOutputs outputs;

  OnnxPredictor(Model model, OnnxLoader settings) {
    arrays = model.getNDManager().newSubManager();
    network = model.newPredictor(new NoopTranslator());
    shape = settings.clip();
    pixels = ByteBuffer.allocateDirect(Math.multiplyExact(settings.maxBatch(), shape.bytes()));
    outputs = new ModelOutputs(settings.labels(), settings.features());
  }

  @Override
  public List<Prediction> recognize(List<Clip> clips) throws Exception {
    pixels.clear();
    for (Clip clip : clips) {
      for (Frame frame : clip.frames()) {
        frame.copyTo(pixels);
      }
    }
    pixels.flip();
    try (var scope = arrays.newSubManager()) {
      var input = scope.create(pixels, shape.ofBatch(clips.size()), DataType.UINT8);
      try (NDList results = network.predict(new NDList(input))) {
        return outputs.read(results, clips.size());
      }
    }
  }

  @Override
  public void close() {
    network.close();
    arrays.close();
  }
}

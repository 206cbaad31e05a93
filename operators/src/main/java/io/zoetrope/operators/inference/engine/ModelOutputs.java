package io.zoetrope.operators.inference.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.zoetrope.zoo.onnx.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a network's outputs apart: logits [N,labels] and, if on, features [N,D]. */
record ModelOutputs(int labels, boolean features) {
  private static final float[] NONE = {};

  List<Prediction> read(NDList outputs, int clips) {
    float[] logits = valuesOf(outputs, "logits");
    float[] feature = features ? valuesOf(outputs, "feature") : NONE;
    if (logits.length != clips * labels) {
      throw new IllegalStateException(
          "the network gave %d scores for %d clips of %d labels: labels.txt belongs to another network"
              .formatted(logits.length, clips, labels));
    }
    int width = feature.length / clips;
    var predictions = new ArrayList<Prediction>(clips);
    for (int i = 0; i < clips; i++) {
      predictions.add(
          new Prediction(
              scores(logits, i), Arrays.copyOfRange(feature, i * width, (i + 1) * width)));
    }
    return predictions;
  }

  private float[] scores(float[] logits, int clip) {
    double[] exact = Softmax.of(logits, clip * labels, labels);
    float[] scores = new float[labels];
    for (int label = 0; label < labels; label++) {
      scores[label] = (float) exact[label];
    }
    return scores;
  }

  private static float[] valuesOf(NDList outputs, String name) {
    NDArray output = outputs.get(name);
    if (output == null) {
      throw new IllegalStateException(
          "the network has no output '%s': export its package with it".formatted(name));
    }
    return output.toFloatArray();
  }
}

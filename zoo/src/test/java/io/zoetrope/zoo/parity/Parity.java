package io.zoetrope.zoo.parity;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.runtime.NetworkOutput;
import io.zoetrope.zoo.runtime.OnnxNetwork;
import io.zoetrope.zoo.testkit.Formula;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How far an exported network's output is from upstream's.
 *
 * @param logits largest difference of a logit, as a share of the largest logit
 * @param feature largest difference of the known feature values and norm, as a share of the norm; 0
 *     where upstream's is not known
 */
record Parity(double logits, double feature) {

  static final double TOLERANCE = 1e-4;

  boolean within(double tolerance) {
    return logits <= tolerance && feature <= tolerance;
  }

  /** Draws the model, exports it with the formula's weights and runs it on ONNX Runtime. */
  static Parity of(Reference reference, Reference.Case some) throws IOException {
    Formula formula = new Formula(reference.seed());
    Graph graph = graph(reference, some);
    Path file = Files.createTempFile("parity", ".onnx");
    try {
      OnnxWriter.write(
          graph,
          formula.weights(graph, reference.gain()),
          Normalisation.IMAGENET,
          Outputs.LOGITS_AND_FEATURE,
          file);
      return run(file, formula.clip(some.input().name(), some.input().shape()), some);
    } finally {
      Files.delete(file);
    }
  }

  static Graph graph(Reference reference, Reference.Case some) {
    ModelSpec spec = Catalogue.standard().get(listed(reference.model()));
    NetworkOptions options =
        spec.options()
            .framework(reference.framework())
            .classes(reference.classes())
            .frames(some.input().shape().get(1))
            .size(some.input().shape().get(2));
    boolean packed = reference.framework() == Framework.MXNET && spec.family().equals("slowfast");
    return spec.graph(packed ? options.with("packed", 1) : options);
  }

  /** MXNet's name of R(2+1)D has no version. */
  static String listed(String model) {
    return model.replace("r2plus1d_resnet", "r2plus1d_v1_resnet");
  }

  private static Parity run(Path file, ByteBuffer clip, Reference.Case some) {
    long[] shape = some.input().shape().stream().mapToLong(Integer::longValue).toArray();
    try (OnnxNetwork network = OnnxNetwork.open(file, 1)) {
      NetworkOutput output = network.run(clip, shape);
      return compare(some, output.logits()[0], output.feature()[0]);
    }
  }

  private static Parity compare(Reference.Case some, float[] logits, float[] feature) {
    if (logits.length != some.logits().size()) {
      throw new IllegalStateException(logits.length + " logits, not " + some.logits().size());
    }
    double largest = 0;
    for (float logit : some.logits()) {
      largest = Math.max(largest, Math.abs(logit));
    }
    double error = difference(some.logits(), logits) / largest;
    return new Parity(error, some.feature() == null ? 0 : compare(some.feature(), feature));
  }

  private static double compare(Reference.Feature expected, float[] feature) {
    if (feature.length != expected.length()) {
      throw new IllegalStateException("a feature of " + feature.length);
    }
    double squares = 0;
    for (float value : feature) {
      squares += (double) value * value;
    }
    double norm = Math.abs(Math.sqrt(squares) - expected.l2());
    return Math.max(norm, difference(expected.first(), feature)) / expected.l2();
  }

  private static double difference(List<Float> expected, float[] actual) {
    double difference = 0;
    for (int i = 0; i < expected.size(); i++) {
      double apart = Math.abs((double) expected.get(i) - actual[i]);
      difference = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(difference, apart);
    }
    return difference;
  }
}

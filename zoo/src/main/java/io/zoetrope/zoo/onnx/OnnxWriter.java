package io.zoetrope.zoo.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Shape;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.WeightFit;
import io.zoetrope.zoo.weights.Weights;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a network as an ONNX file: input {@code frames}, bytes N,T,H,W,3 (red, green, blue, any
 * N); output {@code logits}, floats N,classes, and when asked {@code feature}, floats N,D. Scaling
 * and normalisation are inside, softmax is not.
 */
public final class OnnxWriter {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private OnnxWriter() {}

  /** Writes the network with {@link Outputs#LOGITS} and weights of 32 bits. */
  public static void write(Graph graph, Weights weights, Normalisation normalisation, Path file)
      throws IOException {
    write(graph, weights, normalisation, Outputs.LOGITS, file);
  }

  /** Writes the network with the given outputs and weights of 32 bits. */
  public static void write(
      Graph graph, Weights weights, Normalisation normalisation, Outputs outputs, Path file)
      throws IOException {
    write(graph, weights, normalisation, outputs, Storage.FLOAT32, file);
  }

  /**
   * Writes the network with the given outputs and storage.
   *
   * @throws IllegalArgumentException naming every parameter that the weights lack or hold in
   *     another shape
   */
  public static void write(
      Graph graph,
      Weights weights,
      Normalisation normalisation,
      Outputs outputs,
      Storage storage,
      Path file)
      throws IOException {
    ModelProto model = model(graph, weights, normalisation, outputs, storage);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      model.writeTo(out);
    }
  }

  private static ModelProto model(
      Graph graph, Weights weights, Normalisation normalisation, Outputs outputs, Storage storage) {
    OnnxGraph out = new OnnxGraph(storage);
    Map<String, String> names = new HashMap<>(Map.of(graph.logits(), "logits"));
    if (outputs == Outputs.LOGITS_AND_FEATURE) {
      names.put(graph.feature(), "feature");
    }
    Map<String, Shape> shapes = graph.shapes();
    parameters(graph, weights, out);
    OnnxOps ops = new OnnxOps(out, shapes, normalisation, names);
    graph.nodes().forEach(ops::write);
    names.forEach((node, output) -> out.output(output, shapes.get(node).from(1).sizes()));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("zoetrope")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(out.build())
        .build();
  }

  private static void parameters(Graph graph, Weights weights, OnnxGraph out) {
    Weights fitted = WeightFit.fitted(weights, graph);
    for (String name : graph.readParameters()) {
      Tensor tensor = fitted.get(name);
      out.parameter(name, tensor.shape(), tensor.values());
    }
  }
}

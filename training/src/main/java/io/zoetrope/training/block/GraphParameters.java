package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Parameter.Role;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.WeightFit;
import io.zoetrope.zoo.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a network: those its nodes read live in the engine, the others (counters, heads
 * that only checkpoints know) are handed through as they came.
 */
final class GraphParameters {
  private final Graph graph;
  private final Map<String, Parameter> live = new LinkedHashMap<>();
  private Weights loaded;

  GraphParameters(Graph graph) {
    this.graph = graph;
    Set<String> read = graph.readParameters();
    for (io.zoetrope.zoo.graph.Parameter parameter : graph.parameters()) {
      if (read.contains(parameter.name())) {
        live.put(parameter.name(), parameter(parameter));
      }
    }
  }

  List<Parameter> all() {
    return List.copyOf(live.values());
  }

  Parameter get(String name) {
    return live.get(name);
  }

  void load(NDManager manager, DataType type, Weights weights) {
    loaded = WeightFit.fitted(weights, graph);
    live.forEach((name, parameter) -> set(parameter, loaded.get(name), manager, type));
  }

  Weights weights() {
    Map<String, Tensor> now = new LinkedHashMap<>();
    loaded.asMap().forEach((name, tensor) -> now.put(name, current(name, tensor)));
    return Weights.of(now);
  }

  private Tensor current(String name, Tensor otherwise) {
    Parameter parameter = live.get(name);
    return parameter == null
        ? otherwise
        : new Tensor(otherwise.shape(), floats(parameter.getArray()));
  }

  private static Parameter parameter(io.zoetrope.zoo.graph.Parameter parameter) {
    return Parameter.builder()
        .setName(parameter.name())
        .setType(type(parameter.role()))
        .optRequiresGrad(parameter.role().learned())
        .optShape(shape(parameter.shape().toArray()))
        .build();
  }

  private static Parameter.Type type(Role role) {
    return switch (role) {
      case KERNEL -> Parameter.Type.WEIGHT;
      case BIAS -> Parameter.Type.BIAS;
      case NORM_SCALE -> Parameter.Type.GAMMA;
      case NORM_SHIFT -> Parameter.Type.BETA;
      case NORM_MEAN -> Parameter.Type.RUNNING_MEAN;
      case NORM_VARIANCE -> Parameter.Type.RUNNING_VAR;
      case NORM_COUNTER -> Parameter.Type.OTHER;
    };
  }

  private static void set(Parameter parameter, Tensor tensor, NDManager manager, DataType type) {
    NDArray floats = manager.create(tensor.values(), shape(tensor.shape()));
    NDArray array = type == DataType.FLOAT32 ? floats : floats.toType(type, true);
    if (parameter.isInitialized()) {
      parameter.close();
    }
    parameter.setShape(null);
    parameter.setArray(array);
    array.setRequiresGradient(parameter.requiresGradient());
  }

  private static float[] floats(NDArray array) {
    if (array.getDataType() == DataType.FLOAT32) {
      return array.toFloatArray();
    }
    double[] doubles = array.toDoubleArray();
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private static Shape shape(int[] sizes) {
    return new Shape(Arrays.stream(sizes).asLongStream().toArray());
  }
}

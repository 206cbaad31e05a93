package io.zoetrope.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.zoetrope.training.block.Torch;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An array beside each parameter, of its shape, zero at first. */
final class Slots implements AutoCloseable {
  private final String name;
  private final NDManager manager = Torch.newManager();
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  Slots(String name, List<Parameter> parameters) {
    this.name = name;
    for (Parameter parameter : parameters) {
      NDArray like = parameter.getArray();
      arrays.put(parameter.getName(), manager.zeros(like.getShape(), like.getDataType()));
    }
  }

  NDArray of(Parameter parameter) {
    return arrays.get(parameter.getName());
  }

  void save(Map<String, Tensor> state) {
    arrays.forEach((parameter, array) -> state.put(key(parameter), tensor(array)));
  }

  void restore(Weights state) {
    for (Map.Entry<String, NDArray> slot : arrays.entrySet()) {
      Tensor saved = find(state, key(slot.getKey()));
      Shape shape = new Shape(Arrays.stream(saved.shape()).asLongStream().toArray());
      try (NDArray array = manager.create(saved.values(), shape)) {
        array.copyTo(slot.getValue());
      }
    }
  }

  private static Tensor find(Weights state, String key) {
    if (!state.contains(key)) {
      throw new IllegalArgumentException(
          "the optimizer's state has no " + key + "; it was saved by another optimizer or model");
    }
    return state.get(key);
  }

  private String key(String parameter) {
    return name + "/" + parameter;
  }

  private static Tensor tensor(NDArray array) {
    int[] shape = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    return new Tensor(shape, array.toFloatArray());
  }

  @Override
  public void close() {
    manager.close();
  }
}

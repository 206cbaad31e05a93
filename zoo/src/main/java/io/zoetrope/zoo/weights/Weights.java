package io.zoetrope.zoo.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** A network's parameters by name, in the order of the file or the network that made them. */
public final class Weights {
  private final Map<String, Tensor> tensors;

  private Weights(Map<String, Tensor> tensors) {
    this.tensors = tensors;
  }

  public static Weights of(Map<String, Tensor> tensors) {
    return new Weights(Collections.unmodifiableMap(new LinkedHashMap<>(tensors)));
  }

  /**
   * Finds a tensor.
   *
   * @throws NoSuchElementException when no tensor has this name
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new NoSuchElementException("no tensor named " + name);
    }
    return tensor;
  }

  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  public Set<String> names() {
    return tensors.keySet();
  }

  public Map<String, Tensor> asMap() {
    return tensors;
  }

  int size() {
    return tensors.size();
  }

  @Override
  public String toString() {
    return "Weights[" + tensors.size() + " tensors]";
  }
}

package io.zoetrope.zoo.graph;

import java.util.List;

/**
 * One operation of a graph; its single output bears its name.
 *
 * @param inputs names of the nodes it reads, in order
 * @param parameters names of the tensors it reads: weight and bias; for batch normalisation weight,
 *     bias, mean and variance
 */
public record Node(String name, Op op, List<String> inputs, List<String> parameters) {

  public Node {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
  }
}

package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import java.util.List;

/**
 * What an operation is called with.
 *
 * @param inputs what the nodes it reads gave, in order
 * @param parameters its tensors, in the node's order
 * @param training whether batch normalisation uses the batch's own moments and dropout drops
 */
record Call(List<NDArray> inputs, List<NDArray> parameters, boolean training) {

  NDArray x() {
    return inputs.get(0);
  }

  NDArray other() {
    return inputs.get(1);
  }

  /** The first input's engine functions that have no place in the common interface. */
  NDArrayEx engine() {
    return x().getNDArrayInternal();
  }

  NDArray parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : null;
  }
}

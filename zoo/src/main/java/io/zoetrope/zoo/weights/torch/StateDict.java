package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the named tensors in what a checkpoint's pickle held. */
final class StateDict {
  /** Where training scripts put the state dict beside epoch and optimiser. */
  private static final String WRAPPER = "state_dict";

  private StateDict() {}

  /**
   * @param root a state dict, or a dict with one under {@code state_dict}
   * @throws IOException when it is neither, or an entry is no tensor
   */
  static Map<String, Tensor> read(Object root) throws IOException {
    if (!(root instanceof PickledDict outer)) {
      throw new IOException("holds no state dict; save model.state_dict(), not the model");
    }
    PickledDict state = outer.get(WRAPPER) instanceof PickledDict inner ? inner : outer;
    refuseOthers(state);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<Object, Object> entry : state.entrySet()) {
      tensors.put((String) entry.getKey(), ((TorchTensor) entry.getValue()).read());
    }
    return tensors;
  }

  private static void refuseOthers(PickledDict state) throws IOException {
    List<String> others =
        state.entrySet().stream()
            .filter(e -> !(e.getKey() instanceof String && e.getValue() instanceof TorchTensor))
            .map(e -> String.valueOf(e.getKey()))
            .toList();
    if (others.isEmpty() && !state.isEmpty()) {
      return;
    }
    String listed = others.stream().limit(10).collect(Collectors.joining(", "));
    throw new IOException(
        others.size() == state.size()
            ? "holds no state dict, neither itself nor under state_dict; its keys: " + listed
            : "its state dict has entries that are no tensors: " + listed);
  }
}

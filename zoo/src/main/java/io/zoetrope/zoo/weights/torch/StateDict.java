package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.Tensor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the named tensors in what a checkpoint's pickle held. */
final class StateDict {
  /** Where training scripts put the state dict beside epoch and optimiser. */
  private static final String WRAPPER = "state_dict";

  /** Where others put it. */
  private static final List<String> WRAPPERS =
      List.of(WRAPPER, "model_state_dict", "model_state", "model");

  private StateDict() {}

  /**
   * @param root a state dict, or a dict with one, under {@code state_dict} or as its only one
   * @throws IOException when it is neither, or an entry is no tensor
   */
  static Map<String, Tensor> read(Object root) throws IOException {
    if (root instanceof Inert unknown) {
      throw unknown.refusal();
    }
    if (!(root instanceof PickledDict outer)) {
      throw new IOException("holds no state dict; save model.state_dict(), not the model");
    }
    PickledDict state = find(outer);
    refuseOthers(state);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<Object, Object> entry : state.entrySet()) {
      tensors.put((String) entry.getKey(), ((TorchTensor) entry.getValue()).read());
    }
    return tensors;
  }

  private static PickledDict find(PickledDict outer) {
    for (String name : WRAPPERS) {
      if (outer.get(name) instanceof PickledDict inner
          && (isState(inner) || name.equals(WRAPPER))) {
        return inner;
      }
    }
    List<Object> others = outer.values().stream().filter(StateDict::isState).toList();
    return others.size() == 1 ? (PickledDict) others.get(0) : outer;
  }

  private static boolean isState(Object value) {
    return value instanceof PickledDict dict
        && !dict.isEmpty()
        && dict.entrySet().stream().allMatch(StateDict::isNamedTensor);
  }

  private static boolean isNamedTensor(Map.Entry<Object, Object> entry) {
    return entry.getKey() instanceof String && entry.getValue() instanceof TorchTensor;
  }

  private static void refuseOthers(PickledDict state) throws IOException {
    if (isState(state)) {
      return;
    }
    Optional<Inert> unknown = unknownIn(state);
    if (unknown.isPresent()) {
      throw unknown.get().refusal();
    }
    List<String> others =
        state.entrySet().stream()
            .filter(entry -> !isNamedTensor(entry))
            .map(entry -> String.valueOf(entry.getKey()))
            .toList();
    String listed = others.stream().limit(10).collect(Collectors.joining(", "));
    throw new IOException(
        others.size() == state.size()
            ? "holds no state dict, neither itself nor under state_dict; its keys: " + listed
            : "its state dict has entries that are no tensors: " + listed);
  }

  /** Looks at each value once, since a pickle's values may hold themselves. */
  private static Optional<Inert> unknownIn(PickledDict state) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> left = new ArrayDeque<>(List.of(state));
    while (!left.isEmpty()) {
      Object value = left.pop();
      if (value instanceof Inert unknown) {
        return Optional.of(unknown);
      }
      if (seen.add(value)) {
        held(value).stream().filter(Objects::nonNull).forEach(left::push);
      }
    }
    return Optional.empty();
  }

  private static Collection<?> held(Object value) {
    if (value instanceof Map<?, ?> dict) {
      return dict.values();
    }
    if (value instanceof Object[] tuple) {
      return Arrays.asList(tuple);
    }
    return value instanceof Collection<?> list ? list : List.of();
  }
}

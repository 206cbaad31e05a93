package io.zoetrope.zoo.weights;

import io.zoetrope.zoo.graph.Graph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How tensors fit a network, each under any of its names. A tensor held under several of them is
 * taken once; optional parts that the network does not name are left out, and those that were not
 * found are not in the result.
 */
public final class WeightFit {
  private final WeightLayout layout;
  private final Map<String, Tensor> fitting = new HashMap<>();
  private final TreeSet<String> extra = new TreeSet<>();
  private final TreeMap<String, String> misshapen = new TreeMap<>();
  private final TreeSet<String> differing = new TreeSet<>();

  private WeightFit(WeightLayout layout) {
    this.layout = layout;
  }

  public static WeightFit of(Weights found, WeightLayout layout) {
    WeightFit fit = new WeightFit(layout);
    unwrapped(found, layout).asMap().forEach(fit::sort);
    return fit;
  }

  /**
   * What was found, under the names that it has without wrappers of the network, such as {@code
   * module.} or {@code _orig_mod.}, where more of these are the network's.
   */
  public static Weights unwrapped(Weights found, WeightLayout layout) {
    return UnwrappedNames.of(found, layout);
  }

  /**
   * The network's tensors, in its order and under its names, from whatever else was found.
   *
   * @throws IllegalArgumentException naming every tensor that is missing or of another shape
   */
  public static Weights fitted(Weights found, Graph graph) {
    return of(found, WeightLayout.of(graph)).weights();
  }

  /** The network's names of tensors that were found in another shape. */
  public Set<String> misshapen() {
    return Collections.unmodifiableSet(misshapen.keySet());
  }

  /**
   * The network's tensors, in its order and under its names, from whatever else was found.
   *
   * @throws IllegalArgumentException naming every tensor that is missing or of another shape
   */
  public Weights weights() {
    String problems = problems(List.of());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("the weights do not fit the network:" + problems);
    }
    return inOrder();
  }

  /**
   * The network's tensors, from a file that must hold nothing else.
   *
   * @param file that was read, for the error
   * @throws WeightFileException naming every tensor that is missing, extra or of another shape
   */
  public Weights weightsOf(Path file) {
    String problems = problems(extra);
    if (!problems.isEmpty()) {
      throw new WeightFileException(file, "does not fit the network:" + problems, null);
    }
    return inOrder();
  }

  private void sort(String name, Tensor tensor) {
    String canonical = layout.canonical(name);
    int[] shape = layout.shapes().get(canonical);
    if (shape == null) {
      if (!layout.isOptional(name)) {
        extra.add(name);
      }
    } else if (!tensor.hasShape(shape)) {
      misshapen.put(
          canonical,
          "%s is %s, the network takes %s"
              .formatted(name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    } else {
      Tensor other = fitting.putIfAbsent(canonical, tensor);
      if (other != null && !Arrays.equals(other.values(), tensor.values())) {
        differing.add(name);
      }
    }
  }

  private String problems(Collection<String> unwanted) {
    List<String> missing =
        layout.shapes().entrySet().stream()
            .filter(entry -> !fitting.containsKey(entry.getKey()))
            .filter(entry -> !misshapen.containsKey(entry.getKey()))
            .filter(entry -> !layout.isOptional(entry.getKey()))
            .map(entry -> entry.getKey() + " " + Arrays.toString(entry.getValue()))
            .toList();
    return listed("missing", missing)
        + listed("extra", unwanted)
        + listed("of another shape", misshapen.values())
        + listed("different under two names of one tensor", differing);
  }

  private Weights inOrder() {
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    for (String name : layout.shapes().keySet()) {
      if (fitting.containsKey(name)) {
        ordered.put(name, fitting.get(name));
      }
    }
    return Weights.of(ordered);
  }

  private static String listed(String problem, Collection<String> names) {
    return names.isEmpty()
        ? ""
        : "\n  " + problem + " (" + names.size() + "): " + String.join(", ", names);
  }
}

package io.zoetrope.zoo.weights;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fits a file's tensors to a network, or says all that does not fit. */
public final class WeightLoader {
  private final WeightLayout layout;
  private final Map<String, Tensor> fitting = new HashMap<>();
  private final TreeSet<String> extra = new TreeSet<>();
  private final TreeMap<String, String> misshapen = new TreeMap<>();
  private final TreeSet<String> differing = new TreeSet<>();

  private WeightLoader(WeightLayout layout) {
    this.layout = layout;
  }

  /**
   * Reads a weight file for a network. A tensor that the file holds under several of its names is
   * taken once; optional parts that the network does not name are left out, and those the file
   * lacks are not in the result.
   *
   * @throws WeightFileException when the file cannot be read, or naming every tensor that is
   *     missing, extra or of another shape
   */
  public static Weights load(Path file, WeightLayout layout) {
    return new WeightLoader(layout).fit(file, WeightFile.read(file));
  }

  private Weights fit(Path file, Weights found) {
    found.asMap().forEach(this::sort);
    List<String> missing =
        layout.shapes().keySet().stream()
            .filter(name -> !fitting.containsKey(name) && !misshapen.containsKey(name))
            .filter(name -> !layout.isOptional(name))
            .toList();
    String problems =
        listed("missing", missing)
            + listed("extra", extra)
            + listed("of another shape", misshapen.values())
            + listed("different under two names of one tensor", differing);
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

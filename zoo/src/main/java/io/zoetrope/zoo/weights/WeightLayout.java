package io.zoetrope.zoo.weights;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors a network takes.
 *
 * @param shapes by name, in the network's order
 * @param aliases further names of the same tensors, each with the name in {@code shapes}
 * @param optionalPrefixes beginnings of names of parts that a file may have or lack, such as an
 *     auxiliary head
 */
public record WeightLayout(
    Map<String, int[]> shapes, Map<String, String> aliases, List<String> optionalPrefixes) {

  /** PyTorch's counters: absent before 0.4 and from other frameworks, read by no network. */
  private static final String COUNTER = ".num_batches_tracked";

  public WeightLayout {
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    optionalPrefixes = List.copyOf(optionalPrefixes);
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      if (!shapes.containsKey(alias.getValue())) {
        throw new IllegalArgumentException(
            alias.getKey() + " is an alias of " + alias.getValue() + ", which is no tensor");
      }
    }
  }

  /** What a network takes; a file may lack the layers that nothing in the network runs. */
  public static WeightLayout of(Graph graph) {
    Set<String> read = graph.readParameters();
    Map<String, int[]> shapes = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    List<String> optional = new ArrayList<>();
    for (Parameter parameter : graph.parameters()) {
      shapes.put(parameter.name(), parameter.shape().toArray());
      parameter.aliases().forEach(alias -> aliases.put(alias, parameter.name()));
      if (!read.contains(parameter.name())) {
        optional.add(parameter.name());
      }
    }
    return new WeightLayout(shapes, aliases, optional);
  }

  public static WeightLayout of(Map<String, int[]> shapes) {
    return new WeightLayout(shapes, Map.of(), List.of());
  }

  /** The network's name for a tensor, given its name in a file. */
  public String canonical(String name) {
    return aliases.getOrDefault(name, name);
  }

  boolean isOptional(String name) {
    return name.endsWith(COUNTER) || optionalPrefixes.stream().anyMatch(name::startsWith);
  }
}

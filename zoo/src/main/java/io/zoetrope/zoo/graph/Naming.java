package io.zoetrope.zoo.graph;

import io.zoetrope.zoo.graph.Parameter.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a framework's checkpoints spell the tensors of a layer. */
public final class Naming {

  public static final Naming TORCH =
      new Naming(
          Map.of(
              Role.KERNEL, "weight",
              Role.BIAS, "bias",
              Role.NORM_SCALE, "weight",
              Role.NORM_SHIFT, "bias",
              Role.NORM_MEAN, "running_mean",
              Role.NORM_VARIANCE, "running_var",
              Role.NORM_COUNTER, "num_batches_tracked"),
          List::of);

  /** MXNet Gluon's structural names, as {@code save_parameters} writes them. */
  public static final Naming MXNET =
      new Naming(
          Map.of(
              Role.KERNEL, "weight",
              Role.BIAS, "bias",
              Role.NORM_SCALE, "gamma",
              Role.NORM_SHIFT, "beta",
              Role.NORM_MEAN, "running_mean",
              Role.NORM_VARIANCE, "running_var"),
          List::of);

  private final Map<Role, String> suffixes;
  private final Function<String, List<String>> paths;

  private Naming(Map<Role, String> suffixes, Function<String, List<String>> paths) {
    this.suffixes = suffixes;
    this.paths = paths;
  }

  /**
   * The same spelling for layers that checkpoints hold elsewhere or twice.
   *
   * @param paths from a layer's path to the paths under which it is stored, the first first
   */
  public Naming storing(Function<String, List<String>> paths) {
    return new Naming(suffixes, paths);
  }

  /** The tensor's parameter, or nothing if this framework does not keep such a tensor. */
  Optional<Parameter> parameter(String layer, Role role, Shape shape) {
    String suffix = suffixes.get(role);
    if (suffix == null) {
      return Optional.empty();
    }
    List<String> keys = paths.apply(layer).stream().map(path -> path + "." + suffix).toList();
    return Optional.of(new Parameter(keys.get(0), keys.subList(1, keys.size()), shape, role));
  }
}

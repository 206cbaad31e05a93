package io.zoetrope.zoo.graph;

import java.util.List;

/**
 * A tensor of the network as its checkpoints hold it.
 *
 * @param name the first key under which a checkpoint holds it
 * @param aliases further keys of the same tensor
 */
public record Parameter(String name, List<String> aliases, Shape shape, Role role) {

  /** What a tensor does in its layer. */
  public enum Role {
    KERNEL,
    BIAS,
    NORM_SCALE,
    NORM_SHIFT,
    NORM_MEAN,
    NORM_VARIANCE,
    /** Batches seen in training; PyTorch keeps it, nothing reads it. */
    NORM_COUNTER;

    /** Whether training changes it by gradient. */
    public boolean learned() {
      return this == KERNEL || this == BIAS || this == NORM_SCALE || this == NORM_SHIFT;
    }

    /** Whether its operation computes with it. */
    boolean read() {
      return this != NORM_COUNTER;
    }
  }

  public Parameter {
    aliases = List.copyOf(aliases);
  }
}

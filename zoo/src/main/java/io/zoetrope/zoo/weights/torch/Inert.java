package io.zoetrope.zoo.weights.torch;

import java.io.IOException;

/**
 * Stands for a Python class or function that is not known here, and for whatever it makes: takes
 * everything, does nothing.
 *
 * @param name such as {@code argparse.Namespace}
 */
record Inert(String name) implements CheckpointNames.Callable {
  @Override
  public Object call(Object[] arguments) {
    return this;
  }

  /** For where tensors must be. */
  IOException refusal() {
    return new IOException(
        "refused: it wants Python's "
            + name
            + ", which no file of tensors needs; nothing of it was run");
  }
}

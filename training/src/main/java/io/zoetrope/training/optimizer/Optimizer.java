package io.zoetrope.training.optimizer;

import io.zoetrope.zoo.weights.Weights;

/** Changes parameters by their gradients, and can be saved and restored to the last bit. */
public interface Optimizer extends AutoCloseable {

  /** One step at a learning rate; takes the gradients away, so that the next ones start at zero. */
  void step(double rate);

  /** All that the next steps depend on, besides the parameters. */
  Weights state();

  /**
   * Takes over a state.
   *
   * @throws IllegalArgumentException when it belongs to other parameters
   */
  void restore(Weights state);

  @Override
  void close();
}

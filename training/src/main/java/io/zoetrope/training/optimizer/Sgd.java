package io.zoetrope.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent with momentum and weight decay, to PyTorch's formula: the rate is
 * applied to the momentum, not kept inside it, so a changed rate acts at once.
 */
public final class Sgd implements Optimizer {
  private final List<Parameter> parameters;
  private final double momentum;
  private final double weightDecay;
  private final Slots velocity;

  public Sgd(List<Parameter> parameters, double momentum, double weightDecay) {
    this.parameters = parameters;
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    velocity = new Slots("velocity", parameters);
  }

  @Override
  public void step(double rate) {
    Gradients.consume(
        parameters,
        (parameter, value, gradient) -> {
          NDArray speed = velocity.of(parameter);
          speed.muli(momentum).addi(gradient);
          try (NDArray decay = value.mul(weightDecay)) {
            speed.addi(decay);
          }
          try (NDArray change = speed.mul(rate)) {
            value.subi(change);
          }
        });
  }

  @Override
  public Weights state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    velocity.save(state);
    return Weights.of(state);
  }

  @Override
  public void restore(Weights state) {
    velocity.restore(state);
  }

  @Override
  public void close() {
    velocity.close();
  }
}

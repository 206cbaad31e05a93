package io.zoetrope.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import io.zoetrope.training.block.NoGradient;
import java.util.List;

/** Visits parameters with their gradients. */
final class Gradients {

  /** Changes one parameter's value in place. */
  interface Update {
    void apply(Parameter parameter, NDArray value, NDArray gradient);
  }

  private Gradients() {}

  /** Parameters that no gradient reached are left as they are. */
  static void consume(List<Parameter> parameters, Update update) {
    try (NoGradient inPlace = new NoGradient()) {
      for (Parameter parameter : parameters) {
        NDArray value = parameter.getArray();
        if (value.hasGradient()) {
          try (NDArray gradient = value.getGradient()) {
            update.apply(parameter, value, gradient);
            gradient.muli(0);
          }
        }
      }
    }
  }
}

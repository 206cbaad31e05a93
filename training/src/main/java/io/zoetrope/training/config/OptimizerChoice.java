package io.zoetrope.training.config;

import ai.djl.nn.Parameter;
import io.zoetrope.training.optimizer.AdamW;
import io.zoetrope.training.optimizer.Optimizer;
import io.zoetrope.training.optimizer.Sgd;
import java.util.List;

/**
 * How parameters are changed.
 *
 * @param rate the learning rate after warm-up
 * @param momentum of SGD
 */
public record OptimizerChoice(Kind kind, Double rate, Double momentum, Double weightDecay) {
  static final OptimizerChoice DEFAULT = new OptimizerChoice(null, null, null, null);

  /** The formula. */
  public enum Kind {
    SGD,
    ADAMW
  }

  public OptimizerChoice {
    kind = kind == null ? Kind.SGD : kind;
    rate = Require.number(rate, kind == Kind.SGD ? 0.01 : 0.001, "rate");
    momentum = Require.number(momentum, 0.9, "momentum");
    weightDecay = Require.number(weightDecay, kind == Kind.SGD ? 1e-4 : 0.05, "weight-decay");
  }

  public Optimizer optimizer(List<Parameter> parameters) {
    return switch (kind) {
      case SGD -> new Sgd(parameters, momentum, weightDecay);
      case ADAMW -> new AdamW(parameters, 0.9, 0.999, weightDecay);
    };
  }
}

package io.zoetrope.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adam with decoupled weight decay (arXiv 1711.05101), to PyTorch's formula. */
public final class AdamW implements Optimizer {
  private static final double EPSILON = 1e-8;
  private static final String STEPS = "steps";

  private final List<Parameter> parameters;
  private final double meanMemory;
  private final double squareMemory;
  private final double weightDecay;
  private final Slots mean;
  private final Slots square;
  private int steps;

  /**
   * Starts from no memory.
   *
   * @param meanMemory the share of the old gradient mean that each step keeps, usually 0.9
   * @param squareMemory the same of the squares, usually 0.999
   */
  public AdamW(
      List<Parameter> parameters, double meanMemory, double squareMemory, double weightDecay) {
    this.parameters = parameters;
    this.meanMemory = meanMemory;
    this.squareMemory = squareMemory;
    this.weightDecay = weightDecay;
    mean = new Slots("mean", parameters);
    square = new Slots("square", parameters);
  }

  @Override
  public void step(double rate) {
    steps++;
    double meanBias = 1 - Math.pow(meanMemory, steps);
    double squareBias = Math.sqrt(1 - Math.pow(squareMemory, steps));
    Gradients.consume(
        parameters,
        (parameter, value, gradient) -> {
          value.muli(1 - rate * weightDecay);
          NDArray m = remember(mean.of(parameter), meanMemory, gradient);
          try (NDArray squared = gradient.mul(gradient)) {
            NDArray v = remember(square.of(parameter), squareMemory, squared);
            try (NDArray scale = v.sqrt();
                NDArray change = m.div(scale.divi(squareBias).addi(EPSILON))) {
              value.subi(change.muli(rate / meanBias));
            }
          }
        });
  }

  private static NDArray remember(NDArray memory, double share, NDArray news) {
    try (NDArray part = news.mul(1 - share)) {
      return memory.muli(share).addi(part);
    }
  }

  @Override
  public Weights state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(STEPS, new Tensor(new int[0], new float[] {steps}));
    mean.save(state);
    square.save(state);
    return Weights.of(state);
  }

  @Override
  public void restore(Weights state) {
    mean.restore(state);
    square.restore(state);
    steps = (int) state.get(STEPS).values()[0];
  }

  @Override
  public void close() {
    mean.close();
    square.close();
  }
}

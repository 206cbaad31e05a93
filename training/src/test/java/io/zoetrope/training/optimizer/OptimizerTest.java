package io.zoetrope.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.zoetrope.training.block.Torch;
import io.zoetrope.zoo.weights.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand from PyTorch's documented formulas. */
class OptimizerTest {
  private NDManager manager;
  private Parameter parameter;

  @BeforeEach
  void createAParameterOfTwo() {
    manager = Torch.newManager();
    parameter =
        Parameter.builder()
            .setName("w")
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(2))
            .build();
    parameter.setShape(null);
    parameter.setArray(manager.create(new float[] {1, -2}));
    parameter.getArray().setRequiresGradient(true);
  }

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void sgdAppliesAChangedRateToItsWholeMomentum() {
    try (Sgd sgd = new Sgd(List.of(parameter), 0.9, 0.1)) {
      differentiate();
      sgd.step(0.5);
      // gradient w² / 2 is w; velocity 1.1 w
      assertValues(1 - 0.5 * 1.1, -2 + 0.5 * 2.2);
      differentiate();
      sgd.step(0.1);
      double speed = 0.9 * 1.1 + 1.1 * 0.45;
      assertValues(0.45 - 0.1 * speed, -0.9 + 0.1 * 2 * speed);
    }
  }

  @Test
  void adamStepsByTheRateWhateverTheGradientsSize() {
    try (AdamW adam = new AdamW(List.of(parameter), 0.9, 0.999, 0.1)) {
      differentiate();
      adam.step(0.01);
      assertValues(1 * (1 - 0.001) - 0.01, -2 * (1 - 0.001) + 0.01);
    }
  }

  @Test
  void goesOnFromARestoredStateToTheLastBit() {
    for (boolean adam : new boolean[] {false, true}) {
      try (Optimizer first = optimizer(adam);
          Optimizer second = optimizer(adam)) {
        differentiate();
        first.step(0.1);
        Weights state = first.state();
        float[] values = parameter.getArray().toFloatArray();
        differentiate();
        first.step(0.1);
        float[] straight = parameter.getArray().toFloatArray();
        parameter.getArray().set(values);
        second.restore(state);
        differentiate();
        second.step(0.1);
        assertThat(parameter.getArray().toFloatArray()).isEqualTo(straight);
      }
    }
  }

  @Test
  void refusesTheStateOfAnother() {
    try (Optimizer sgd = optimizer(false)) {
      assertThatThrownBy(() -> sgd.restore(Weights.of(Map.of())))
          .hasMessageContaining("has no velocity/w");
    }
  }

  private Optimizer optimizer(boolean adam) {
    return adam
        ? new AdamW(List.of(parameter), 0.9, 0.999, 0.01)
        : new Sgd(List.of(parameter), 0.9, 0.01);
  }

  private void differentiate() {
    try (GradientCollector collector = Torch.engine().newGradientCollector()) {
      NDArray w = parameter.getArray();
      collector.backward(w.mul(w).sum().mul(0.5f));
    }
  }

  private void assertValues(double... expected) {
    float[] actual = parameter.getArray().toFloatArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-6));
    }
  }
}

package io.zoetrope.training.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.config.MultiGrid.Grid;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultiGridTest {
  private static final ClipSize FULL = new ClipSize(16, 224, 224);

  @Test
  void shortCycleTradesSizeForBatchAtEveryStep() {
    MultiGrid grid = new MultiGrid(true, false);
    List<Grid> steps =
        IntStream.range(0, 4).mapToObj(step -> grid.grid(FULL, 8, 0, 10, step)).toList();
    assertThat(steps)
        .containsExactly(
            new Grid(new ClipSize(16, 112, 112), 32),
            new Grid(new ClipSize(16, 158, 158), 16),
            new Grid(FULL, 8),
            new Grid(new ClipSize(16, 112, 112), 32));
  }

  @Test
  void longCycleEndsAtFullSize() {
    MultiGrid grid = new MultiGrid(false, true);
    assertThat(grid.grid(FULL, 8, 0, 12, 0)).isEqualTo(new Grid(new ClipSize(4, 158, 158), 64));
    assertThat(grid.grid(FULL, 8, 11, 12, 0)).isEqualTo(new Grid(FULL, 8));
    assertThat(grid.rateFactor(FULL, 0, 12)).isEqualTo(8);
    assertThat(grid.rateFactor(FULL, 11, 12)).isEqualTo(1);
  }

  @Test
  void everyStepCostsAboutTheSame() {
    MultiGrid grid = new MultiGrid(true, true);
    long cost = 8L * FULL.bytes();
    for (int epoch = 0; epoch < 12; epoch++) {
      for (int step = 0; step < 3; step++) {
        Grid each = grid.grid(FULL, 8, epoch, 12, step);
        assertThat((double) each.batch() * each.shape().bytes() / cost).isBetween(0.95, 1.05);
      }
    }
  }
}

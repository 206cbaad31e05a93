package io.zoetrope.scenes.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {
  private static final long LAST = (1L << 40) - 1;

  @ParameterizedTest
  @EnumSource
  void ownsItsSeedsAlone(Split split) {
    assertThat(Split.of(split.seed(0))).isEqualTo(split);
    assertThat(Split.of(split.seed(LAST))).isEqualTo(split);
  }

  @Test
  void refusesNumbersOutsideItsRange() {
    for (long number : new long[] {-1, LAST + 1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Split.TRAIN.seed(number));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Split.of(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Split.of(3 * (LAST + 1)));
  }

  @Test
  void cataloguesTakeActionsInTurn() {
    List<Scene> clips = new SceneCatalogue(Split.TEST).clips(3);

    assertThat(clips.stream().collect(Collectors.groupingBy(c -> c.labelAt(0).action())))
        .hasSize(8)
        .allSatisfy((action, scenes) -> assertThat(scenes).hasSize(3));
    assertThat(clips).allSatisfy(c -> assertThat(Split.of(c.seed())).isEqualTo(Split.TEST));
  }
}

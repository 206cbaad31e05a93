package io.zoetrope.scenes.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneTest {

  @ParameterizedTest
  @EnumSource
  void clipsHaveOneLabelFromBeginningToEnd(Action action) {
    assertThat(Scene.clip(action, 1).labels())
        .containsExactly(new TimedLabel(action, 0, Scene.CLIP_SECONDS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 9, 30, 61, 300})
  void labelsCoverTheTimelineWithoutOverlap(int seconds) {
    for (long seed = 0; seed < 50; seed++) {
      assertCovered(Scene.untrimmed(seed, Duration.ofSeconds(seconds)).labels(), seconds);
    }
  }

  @Test
  void actionsAreSeparatedByIdle() {
    List<TimedLabel> labels = Scene.untrimmed(9, Duration.ofMinutes(10)).labels();

    for (int i = 0; i < labels.size(); i++) {
      assertThat(labels.get(i).action() == Action.IDLE).isEqualTo(i % 2 == 0);
    }
  }

  @Test
  void everyActionComesBeforeAnyComesAgain() {
    List<TimedLabel> labels = Scene.untrimmed(4, Duration.ofMinutes(5)).labels();

    assertThat(labels.stream().limit(14).map(TimedLabel::action).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Action.values());
  }

  @Test
  void actionsLastLongEnoughToBeSeen() {
    for (TimedLabel label : Scene.untrimmed(8, Duration.ofMinutes(20)).labels()) {
      double shortest = label.action() == Action.IDLE ? 1 : 4;
      assertThat(label.end() - label.start()).isGreaterThanOrEqualTo(shortest);
    }
  }

  @Test
  void endlessScenesAreTheSameHoweverTheyAreVisited() {
    double tenHours = 36_000;
    Scene visited = Scene.endless(3);
    for (double seconds = 0; seconds < tenHours; seconds += 100) {
      assertThat(visited.labelAt(seconds).end()).isGreaterThan(seconds);
    }

    assertThat(Scene.endless(3).labels(tenHours, tenHours + 60))
        .isEqualTo(visited.labels(tenHours, tenHours + 60));
  }

  @Test
  void endlessScenesBeginLikeUntrimmedOnes() {
    assertThat(Scene.endless(3).labels(0, 60))
        .isEqualTo(Scene.untrimmed(3, Duration.ofHours(1)).labels(0, 60));
  }

  @Test
  void endlessScenesHaveNoListOfAllLabels() {
    assertThatIllegalStateException().isThrownBy(() -> Scene.endless(1).labels());
  }

  @Test
  void refusesAnEmptyDuration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scene.untrimmed(1, Duration.ZERO))
        .withMessageContaining("PT0S");
  }

  private static void assertCovered(List<TimedLabel> labels, double seconds) {
    double end = 0;
    for (TimedLabel label : labels) {
      assertThat(label.start()).isEqualTo(end);
      assertThat(label.end()).isGreaterThan(label.start());
      end = label.end();
    }
    assertThat(end).isCloseTo(seconds, within(1e-9));
  }
}

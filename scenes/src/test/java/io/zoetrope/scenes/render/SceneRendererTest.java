package io.zoetrope.scenes.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneRendererTest {
  private static final List<Action> ACTIONS = List.of(Action.values());

  private final SceneRenderer renderer = new SceneRenderer();

  @ParameterizedTest
  @EnumSource
  void paintsTheSameBytesForTheSameSeedTimeAndSize(Action action) {
    byte[] first = paint(Scene.clip(action, 5), 1.3, 64, 48);
    paint(Scene.clip(action, 6), 0.1, 80, 60);

    assertThat(paint(Scene.clip(action, 5), 1.3, 64, 48)).isEqualTo(first);
    byte[] other = new byte[first.length];
    new SceneRenderer().paint(Scene.clip(action, 5), 1.3, 64, 48, other);
    assertThat(other).isEqualTo(first);
  }

  @Test
  void paintsEachTimeAndSeedDifferently() {
    byte[] frame = paint(Scene.clip(Action.WALK, 5), 1, 64, 48);

    assertThat(paint(Scene.clip(Action.WALK, 5), 1.1, 64, 48)).isNotEqualTo(frame);
    assertThat(paint(Scene.clip(Action.WALK, 6), 1, 64, 48)).isNotEqualTo(frame);
    assertThat(paint(Scene.clip(Action.RUN, 5), 1, 64, 48)).isNotEqualTo(frame);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "3, 200", "200, 3", "113, 97", "641, 359"})
  void paintsOddSizes(int width, int height) {
    for (Action action : Action.values()) {
      assertThatCode(() -> paint(Scene.clip(action, 3), 0.7, width, height))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void paintsEverySeed() {
    for (long seed = 0; seed < 500; seed++) {
      double seconds = seed % 40 / 10.0;
      assertVaried(paint(Scene.clip(ACTIONS.get((int) seed % 8), seed), seconds, 64, 48));
      assertVaried(paint(Scene.endless(seed * 7919), 10 * seconds, 64, 48));
    }
  }

  @Test
  void goesOnWithTheLastActionAfterTheEnd() {
    assertThatCode(() -> paint(Scene.clip(Action.FALL, 1), 3600, 32, 32))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesTimesThatNoSceneHas(double seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paint(Scene.endless(1), seconds, 8, 8))
        .withMessageContaining(String.valueOf(seconds));
  }

  @Test
  void saysHowLargeTheBufferMustBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> renderer.paint(Scene.endless(1), 0, 4, 2, new byte[23]))
        .withMessageContaining("needs 24 bytes; the buffer has 23");
  }

  private byte[] paint(Scene scene, double seconds, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    renderer.paint(scene, seconds, width, height, rgb);
    return rgb;
  }

  private static void assertVaried(byte[] rgb) {
    int lowest = 255;
    int highest = 0;
    for (byte level : rgb) {
      lowest = Math.min(lowest, level & 255);
      highest = Math.max(highest, level & 255);
    }
    assertThat(highest - lowest).isGreaterThan(20);
  }
}

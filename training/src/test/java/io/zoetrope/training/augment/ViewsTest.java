package io.zoetrope.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
  @Test
  void readsWhatItWrites() {
    assertThat(Views.parse("10x3")).isEqualTo(new Views(10, 3)).hasToString("10x3");
  }

  @Test
  void knowsTwoByName() {
    assertThat(Views.parse("single")).hasToString("1x1");
    assertThat(Views.parse("GluonCV")).hasToString("10x3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "0x3", "10x2", "x3", "10x3x1", "-1x1"})
  void refusesOthers(String text) {
    assertThatThrownBy(() -> Views.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("views");
  }
}

package io.zoetrope.scenes.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsLabel(Action action) {
    assertThat(Action.ofLabel(action.label())).isEqualTo(action);
  }

  @Test
  void namesTheKnownLabelsWhenAskedForAnother() {
    assertThatThrownBy(() -> Action.ofLabel("dance"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'dance'")
        .hasMessageContaining("idle, walk, run, jump, wave, clap, punch, fall");
  }
}

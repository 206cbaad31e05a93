package io.zoetrope.zoo.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.graph.Graph;
import org.junit.jupiter.api.Test;

class MotionInputTest {

  @Test
  void motionIsBrightnessAndItsDifferenceToTheFrameBefore() {
    Graph graph = MotionInput.of(small("i3d_resnet50_v1_kinetics400", 16));
    assertThat(graph.input().size(2)).isEqualTo(17);
    assertThat(graph.shapes().get("motion").toString()).isEqualTo("1x2x16x32x32");
    assertThatThrownBy(() -> MotionInput.of(small("slowfast_4x16_resnet50_kinetics400", 32)))
        .hasMessageContaining("begins with one convolution");
  }

  private static Graph small(String model, int frames) {
    ModelSpec spec = Catalogue.standard().get(model);
    return spec.graph(spec.options().with("width", 8).classes(5).frames(frames).size(32));
  }
}

package io.zoetrope.zoo.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
  @ParameterizedTest
  @CsvSource({
    "kinetics400,400,abseiling,zumba",
    "kinetics700,700,abseiling,zumba",
    "ucf101,101,ApplyEyeMakeup,YoYo",
    "hmdb51,51,brush_hair,wave"
  })
  void listsEachLabelOnceInOrder(String dataset, int count, String first, String last) {
    assertThat(Labels.named(dataset)).hasSize(count).doesNotHaveDuplicates().startsWith(first);
    assertThat(Labels.named(dataset)).endsWith(last);
  }

  @Test
  void keepsSentencesAsLabels() {
    assertThat(Labels.named("somethingsomethingv2"))
        .hasSize(174)
        .startsWith("Approaching something with your camera");
  }

  @Test
  void namesTheListsThereAre() {
    assertThatThrownBy(() -> Labels.named("kinetics600"))
        .hasMessage(
            "no label list named kinetics600; there are " + String.join(", ", Labels.names()));
  }
}

package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.video.geometry.Size;
import org.junit.jupiter.api.Test;

class BatchLimitTest {
  private static final Size FRAME = new Size(224, 224);
  private final IngesterOptions options = Testkit.to("kafka:9092");

  @Test
  void leavesBatchesThatFitAsTheyAre() {
    assertThat(new BatchLimit(1_048_588, 1_048_576).fit(options, FRAME)).isEqualTo(options);
  }

  @Test
  void shortensBatchesToTheTopicsLimit() {
    assertThat(new BatchLimit(400_000, 1_048_576).fit(options, FRAME).batchBytes())
        .isEqualTo(400_000 - KafkaClients.OVERHEAD);
  }

  @Test
  void tellsHowToRaiseATopicsLimitBelowOneFrame() {
    assertThatThrownBy(() -> new BatchLimit(100_000, 1_048_576).fit(options, FRAME))
        .hasMessageContaining("one frame of 224x224 needs a message of 166912 bytes")
        .hasMessageContaining("topic frame-batches takes 100000")
        .hasMessageContaining("--add-config max.message.bytes=166912");
  }

  @Test
  void tellsHowToRaiseTheProducersLimit() {
    assertThatThrownBy(() -> new BatchLimit(1_048_588, 100_000).fit(options, FRAME))
        .hasMessageContaining("max.request.size is 100000: set it to 166912");
  }
}

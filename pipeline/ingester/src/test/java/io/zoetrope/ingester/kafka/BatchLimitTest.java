package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.video.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchLimitTest {
  private static final Size FRAME = new Size(224, 224);
  private final IngesterOptions options = Testkit.to("localhost:9092"); // as RGB24

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

  @ParameterizedTest
  @CsvSource({"I420, 75264", "JPEG, 101376"})
  void countsFramesAsTheyTravel(PixelFormat format, int most) {
    int needed = most + KafkaClients.OVERHEAD;
    var encoded = options.withPixelFormat(format);
    assertThat(new BatchLimit(needed, needed).fit(encoded, FRAME).batchBytes()).isEqualTo(most);
    assertThatThrownBy(() -> new BatchLimit(needed - 1, needed).fit(encoded, FRAME))
        .hasMessageContaining("one frame of 224x224 needs a message of %d bytes", needed);
  }

  @Test
  void tellsHowToRaiseTheProducersLimit() {
    assertThatThrownBy(() -> new BatchLimit(1_048_588, 100_000).fit(options, FRAME))
        .hasMessageContaining("max.request.size is 100000: set it to 166912");
  }
}

package io.zoetrope.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaResultsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void makesSinksOfEveryDelivery(Delivery delivery) {
    var options =
        JobOptions.of(TinyModel.write(folder.resolve("tiny")), KafkaOptions.of("kafka:9092"))
            .withOutputs(new OutputOptions(true, true, false, delivery));
    var sinks = KafkaResults.sinks(options);
    assertThat(sinks.scores()).isPresent();
    assertThat(sinks.features()).isPresent();
  }
}

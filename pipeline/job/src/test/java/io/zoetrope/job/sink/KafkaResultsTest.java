package io.zoetrope.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.Delivery;
import io.zoetrope.job.options.Jobs;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaResultsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void makesSinksOfEveryDelivery(Delivery delivery) {
    var options =
        Jobs.of(
            TinyModel.write(folder.resolve("tiny")),
            "recognition.scores=true",
            "recognition.features=true",
            "flink.delivery=" + delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    var sinks = KafkaResults.sinks(options);
    assertThat(sinks.scores()).isPresent();
    assertThat(sinks.features()).isPresent();
  }

  @Test
  void noTransactionsNameBeginsAsThoseOfAnotherJobOrSinkDo() {
    List<String> prefixes = new ArrayList<>();
    for (String job : List.of("x", "x-events", "x/events", "x/", "events", "x y")) {
      for (String sink : List.of("events", "events-x", "e")) {
        prefixes.add(KafkaResults.transactions(job, sink));
      }
    }
    for (String prefix : prefixes) {
      assertThat(prefixes).filteredOn(other -> other.startsWith(prefix)).containsExactly(prefix);
    }
  }
}

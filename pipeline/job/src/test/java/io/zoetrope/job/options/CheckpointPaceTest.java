package io.zoetrope.job.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.JobEnvironment;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointPaceTest {
  private static final Duration SLOW = Duration.ofMillis(1500);

  @TempDir Path folder;

  @Test
  void aQuickDeviceLeavesWhatTheDeliveryNeeds() {
    var pace = pace("flink.delivery=exactly-once").following(Duration.ofMillis(20));
    assertThat(pace.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.pause()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aSlowDeviceHasFewerCheckpoints() {
    var pace = pace("flink.delivery=exactly-once").following(SLOW);
    assertThat(pace.interval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(pace.pause()).isEqualTo(Duration.ofMillis(7500));
  }

  @Test
  void theyAreAMinuteApartAtMost() {
    var pace = pace("flink.delivery=exactly-once").following(Duration.ofSeconds(30));
    assertThat(pace.interval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aConfiguredIntervalStaysButForThePause() {
    assertThat(pace("flink.checkpoint-interval=10s").following(SLOW).interval())
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(pace("flink.checkpoint-interval=1s").following(SLOW).interval())
        .isEqualTo(Duration.ofMillis(7500));
    assertThat(pace("flink.checkpoint-interval=2m").following(Duration.ofMinutes(1)).interval())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void flinkIsToldBoth() {
    var options = Jobs.of(TinyModel.write(folder.resolve("tiny")), "flink.delivery=exactly-once");
    var paced = options.with(options.runtime().pace().following(SLOW));
    var flink = JobEnvironment.configuration(paced.runtime());
    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(flink.get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS))
        .isEqualTo(Duration.ofMillis(7500));
  }

  private CheckpointPace pace(String... values) {
    return Jobs.of(TinyModel.write(folder.resolve("tiny")), values).runtime().pace();
  }
}

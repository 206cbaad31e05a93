package io.zoetrope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.Precision;
import io.zoetrope.operators.inference.engine.TensorRtOptions;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobArgumentsTest {
  @TempDir Path folder;
  private String model;

  @BeforeEach
  void writeModel() {
    model = TinyModel.write(folder.resolve("tiny")).folder().toString();
  }

  @Test
  void readsWhatAJobNeeds() {
    var options =
        JobArguments.parse(
            new String[] {
              "--bootstrap",
              "kafka:9092",
              "--model",
              model,
              "--delivery",
              "exactly-once",
              "--from",
              "earliest",
              "--hop-ms",
              "300",
              "--parallelism",
              "4",
              "--workers",
              "3",
              "--on-overload",
              "shed",
              "--freshness-ms",
              "1500"
            });
    assertThat(options.kafka().bootstrap()).isEqualTo("kafka:9092");
    assertThat(options.kafka().from()).isEqualTo(StartFrom.EARLIEST);
    assertThat(options.outputs().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(options.hop()).isEqualTo(Duration.ofMillis(300));
    assertThat(options.recognition().limits().workers()).isEqualTo(3);
    assertThat(options.overload()).isEqualTo(OverloadOptions.shed(Duration.ofMillis(1500)));
    assertThat(options.runtime().parallelism()).isEqualTo(4);
    assertThat(options.runtime().checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void namesAnArgumentItDoesNotKnow() {
    assertThatThrownBy(() -> parse("--parralelism", "4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--parralelism")
        .hasMessageContaining("parallelism,");
  }

  @Test
  void namesTheChoicesOfAnArgument() {
    assertThatThrownBy(() -> parse("--delivery", "twice"))
        .hasMessageContaining("--delivery twice")
        .hasMessageContaining("exactly_once");
  }

  @Test
  void namesWhatADeviceIs() {
    assertThatThrownBy(() -> parse("--device", "gpu")).hasMessageContaining("device 'gpu'");
  }

  @Test
  void readsHowTensorRtRuns() {
    var recognition =
        JobArguments.parse(
                new String[] {
                  "--bootstrap", "kafka:9092",
                  "--model", model,
                  "--device", "tensorrt:1",
                  "--precision", "fp16",
                  "--max-batch", "16",
                  "--best-batch", "12",
                  "--engine-cache", "/var/cache/engines"
                })
            .recognition();
    assertThat(recognition.device()).hasToString("tensorrt:1");
    assertThat(recognition.device().precision()).isEqualTo(Precision.FP16);
    assertThat(recognition.limits().maxBatch()).isEqualTo(16);
    assertThat(recognition.tensorRt()).isEqualTo(new TensorRtOptions("/var/cache/engines", 12));
  }

  @Test
  void namesAPrecisionThatTheDeviceLacks() {
    assertThatThrownBy(() -> parse("--precision", "fp16"))
        .hasMessageContaining("precision fp16: device cpu");
  }

  private JobOptions parse(String name, String value) {
    return JobArguments.parse(
        new String[] {"--bootstrap", "kafka:9092", "--model", model, name, value});
  }
}

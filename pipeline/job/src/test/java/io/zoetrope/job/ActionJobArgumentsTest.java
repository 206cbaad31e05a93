package io.zoetrope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.config.Delivery;
import io.zoetrope.config.EventFormat;
import io.zoetrope.config.StartFrom;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.Precision;
import io.zoetrope.operators.inference.engine.TensorRtOptions;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionJobArgumentsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    String model = TinyModel.write(folder.resolve("tiny")).folder().toString();
    file =
        Files.writeString(
            folder.resolve("zoetrope.yaml"),
            "model: %s\nkafka:\n  bootstrap-servers: kafka:9092\n".formatted(model));
  }

  @Test
  void giveAllThatAJobNeeds() {
    var options =
        options(
            "flink.delivery=exactly-once",
            "flink.start-from=earliest",
            "flink.parallelism=4",
            "flink.name=night",
            "recognition.hop=300ms",
            "recognition.workers=3",
            "recognition.on-overload=shed",
            "recognition.freshness=1.5s",
            "events.start-score=0.7",
            "events.format=json",
            "kafka.properties.security.protocol=SSL");
    assertThat(options.kafka().bootstrap()).isEqualTo("kafka:9092");
    assertThat(options.kafka().properties()).isEqualTo(Map.of("security.protocol", "SSL"));
    assertThat(options.kafka().from()).isEqualTo(StartFrom.EARLIEST);
    assertThat(options.outputs().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(options.outputs().events()).isEqualTo(EventFormat.JSON);
    assertThat(options.hop()).isEqualTo(Duration.ofMillis(300));
    assertThat(options.recognition().limits().workers()).isEqualTo(3);
    assertThat(options.overload()).isEqualTo(OverloadOptions.shed(Duration.ofMillis(1500)));
    assertThat(options.segmentation().startThreshold()).isEqualTo(0.7f);
    assertThat(options.runtime().parallelism()).isEqualTo(4);
    assertThat(options.runtime().name()).isEqualTo("night");
    assertThat(options.kafka().group()).isEqualTo("night");
    assertThat(options.runtime().checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aGroupMayHaveANameOfItsOwn() {
    assertThat(options("kafka.group=readers").kafka().group()).isEqualTo("readers");
    assertThat(options().kafka().group()).isEqualTo("zoetrope");
  }

  @Test
  void workersAreCountedWhereTheTaskRuns() {
    var unsaid = options().recognition().limits();
    assertThat(unsaid.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(unsaid)
        .isNotEqualTo(options("recognition.workers=" + unsaid.workers()).recognition().limits());
    assertThat(unsaid.toString()).contains("workers=0"); // as it travels
  }

  @Test
  void aFolderOfCheckpointsBecomesAbsoluteAndAUriStaysOne() {
    assertThat(options("flink.checkpoints=checkpoints").runtime().checkpoints().orElseThrow())
        .isEqualTo(Path.of("checkpoints").toAbsolutePath().toUri().toString());
    assertThat(options("flink.checkpoints=s3://bucket/zoetrope").runtime().checkpoints())
        .contains("s3://bucket/zoetrope");
    assertThat(options().runtime().checkpoints()).isEmpty();
  }

  @Test
  void sayHowTensorRtRuns() {
    var recognition =
        options(
                "recognition.device=tensorrt:1",
                "recognition.precision=fp16",
                "recognition.max-batch=16",
                "recognition.tensorrt.best-batch=12",
                "recognition.tensorrt.engine-cache=/var/cache/engines")
            .recognition();
    assertThat(recognition.device()).hasToString("tensorrt:1");
    assertThat(recognition.device().precision()).isEqualTo(Precision.FP16);
    assertThat(recognition.limits().maxBatch()).isEqualTo(16);
    assertThat(recognition.tensorRt()).isEqualTo(new TensorRtOptions("/var/cache/engines", 12));
  }

  @Test
  void nameAnArgumentThatIsUnknown() {
    assertRefused("flink.parralelism=4")
        .withMessageStartingWith("-D flink.parralelism=…: unknown key")
        .withMessageContaining("parallelism,");
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> ActionJob.options("--bootstrap", "kafka:9092"))
        .withMessageStartingWith("--bootstrap is unknown");
  }

  @Test
  void nameTheChoicesOfAKey() {
    assertRefused("flink.delivery=twice")
        .withMessage("-D flink.delivery=twice: 'twice' is none of [at-least-once, exactly-once]");
  }

  @Test
  void nameWhatADeviceIsAndWhereItWasWritten() throws IOException {
    assertRefused("recognition.device=gpu")
        .withMessageStartingWith("-D recognition.device=…: device 'gpu'");
    Files.writeString(file, Files.readString(file) + "recognition:\n  hop: 1s\n  device: gpu\n");
    assertRefused().withMessageStartingWith(file + ":6: recognition.device: device 'gpu'");
  }

  @Test
  void nameAPrecisionThatTheDeviceLacks() {
    assertRefused("recognition.precision=fp16")
        .withMessageStartingWith("-D recognition.precision=…: precision fp16: device cpu");
  }

  @Test
  void nameTheKafkaThatIsMissing() {
    assertRefused("kafka.bootstrap-servers=")
        .withMessageContaining("kafka.bootstrap-servers")
        .withMessageContaining("name the Kafka to use");
  }

  @Test
  void nameAModelThatIsNoFolder() {
    assertRefused("model=slowfast_4x16_resnet50_kinetics400")
        .withMessageStartingWith("-D model=…: ")
        .withMessageContaining("zoetrope models export");
    assertRefused("model=").withMessageStartingWith("-D model=: name a model-package folder");
  }

  @Test
  void needNoSecretOfACamera() throws IOException {
    String camera =
        "cameras: [{id: a, source: 'rtsp://h/x', user: u, password: '${ZOETROPE_NOT_SET}'}]\n";
    Files.writeString(file, Files.readString(file) + camera);
    assertThat(options().kafka().bootstrap()).isEqualTo("kafka:9092");
    assertRefused("kafka.properties.ssl.key.password=${ZOETROPE_NOT_SET}")
        .withMessage(
            "-D kafka.properties.ssl.key.password=…: the environment variable ZOETROPE_NOT_SET is"
                + " not set");
  }

  private JobOptions options(String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("--config", file.toString()));
    for (String override : overrides) {
      arguments.add("-D");
      arguments.add(override);
    }
    return ActionJob.options(arguments.toArray(String[]::new));
  }

  private ThrowableAssertAlternative<YamlException> assertRefused(String... overrides) {
    return assertThatExceptionOfType(YamlException.class).isThrownBy(() -> options(overrides));
  }
}

package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.job.ActionJob;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.source.LogTimeCheck;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTimeCheckTest {
  @TempDir Path folder;

  @Test
  void timesOfOtherClocksStopTheStartWithWhatToChange() throws Exception {
    try (var kafka = kafka("CreateTime")) {
      String config = config(kafka.bootstrapServers());
      assertThatIllegalStateException()
          .isThrownBy(() -> ActionJob.main(new String[] {"--config", config}))
          .withMessageContaining("topic frame-batches has message.timestamp.type=CreateTime")
          .withMessageContaining("--add-config message.timestamp.type=LogAppendTime");
    }
  }

  @Test
  void theLogsOwnTimePasses() throws Exception {
    try (var kafka = kafka("LogAppendTime")) {
      assertThatCode(() -> LogTimeCheck.require(options(kafka.bootstrapServers())))
          .doesNotThrowAnyException();
    }
  }

  private String config(String kafka) throws IOException {
    var model = TinyModel.write(folder.resolve("tiny"));
    var file = folder.resolve("zoetrope.yaml");
    Files.writeString(
        file, "model: %s%nkafka:%n  bootstrap-servers: %s%n".formatted(model.folder(), kafka));
    return file.toString();
  }

  private JobOptions options(String kafka) {
    return Configs.job(TinyModel.write(folder.resolve("tiny")), kafka, List.of());
  }

  private EmbeddedKafka kafka(String timestamps) throws Exception {
    var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var topic =
          new NewTopic(Topics.FRAME_BATCHES, 1, (short) 1)
              .configs(Map.of("message.timestamp.type", timestamps));
      LedTopics.create(admin, List.of(topic));
    }
    return kafka;
  }
}

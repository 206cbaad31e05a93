package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.source.RetentionCheck;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long frames are kept against how far back a restored job reads: here 2.8 s of windows. */
class RetentionCheckTest {
  @TempDir Path folder;

  @Test
  void aRetentionShorterThanARestoreReadsBackIsReportedWithWhatToChange() throws Exception {
    try (var kafka = kafkaThatKeeps("42700")) {
      var options = options(kafka);
      assertThatIllegalStateException()
          .isThrownBy(() -> RetentionCheck.require(options))
          .withMessageContaining("topic frame-batches keeps frames for 42.7 s")
          .withMessageContaining("2.8 s of clip windows, 10.0 s between checkpoints")
          .withMessageContaining("Set retention.ms to 42800 or more");
    }
  }

  @Test
  void oneThatIsLongEnoughOrEndlessPasses() throws Exception {
    for (String millis : List.of("42800", "-1")) {
      try (var kafka = kafkaThatKeeps(millis)) {
        var options = options(kafka);
        assertThatCode(() -> RetentionCheck.require(options)).doesNotThrowAnyException();
      }
    }
  }

  private JobOptions options(EmbeddedKafka kafka) {
    return Configs.job(
        TinyModel.write(folder.resolve("tiny")),
        kafka.bootstrapServers(),
        List.of("flink.checkpoint-interval=10s"));
  }

  private EmbeddedKafka kafkaThatKeeps(String millis) throws Exception {
    var kafka = EmbeddedKafka.start(folder.resolve("kafka" + millis), Ports.free());
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var topic =
          new NewTopic(Topics.FRAME_BATCHES, 1, (short) 1).configs(Map.of("retention.ms", millis));
      LedTopics.create(admin, List.of(topic));
    }
    return kafka;
  }
}

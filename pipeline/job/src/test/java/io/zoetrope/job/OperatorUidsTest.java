package io.zoetrope.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.Jobs;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State belongs to an operator by its uid: a savepoint is lost to another one. */
class OperatorUidsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void everyOperatorHasTheOneItAlwaysHad(String delivery) {
    assertThat(uids(options(true, delivery)))
        .containsExactlyInAnyOrder(
            "frames",
            "assemble-clips",
            "recognize-clips",
            "segment-actions",
            "pick-scores",
            "pick-features",
            "action-events",
            "Sink Committer: action-events",
            "dead-letters",
            "Sink Committer: dead-letters",
            "clip-scores",
            "Sink Committer: clip-scores",
            "shadow-scores",
            "Sink Committer: shadow-scores",
            "clip-features",
            "Sink Committer: clip-features");
  }

  @Test
  void switchingOutputsOffChangesNoOther() {
    assertThat(uids(options(true, "exactly-once")))
        .containsAll(uids(options(false, "exactly-once")));
  }

  private static Iterable<String> uids(JobOptions options) {
    var env =
        StreamExecutionEnvironment.createLocalEnvironment(
            1, JobEnvironment.configuration(options.runtime()));
    ActionJob.drawOnKafka(env, options);
    return env.getStreamGraph(false).getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .toList();
  }

  private JobOptions options(boolean everything, String delivery) {
    var model = TinyModel.write(folder.resolve("tiny"));
    return Jobs.of(
        model,
        everything ? Optional.of(TinyModel.write(folder.resolve("second"))) : Optional.empty(),
        "recognition.scores=" + everything,
        "recognition.features=" + everything,
        "flink.delivery=" + delivery);
  }
}

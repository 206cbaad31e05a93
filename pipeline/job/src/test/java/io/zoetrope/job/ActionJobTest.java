package io.zoetrope.job;

import static io.zoetrope.operators.testkit.TestCamera.every;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.Jobs;
import io.zoetrope.job.sink.ActionSinks;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph in Flink's own process, with a real model, between a list and lists. */
class ActionJobTest {
  private static final int CAMERAS = 6;

  @TempDir Path folder;

  private final Collected<ActionEvent> events = new Collected<>();
  private final Collected<ClipScore> scores = new Collected<>();
  private final Collected<ClipFeature> features = new Collected<>();
  private final Collected<DeadLetter> deadLetters = new Collected<>();

  @Test
  void tellsStartAndEndOfAnAction() throws Exception {
    var camera = new TestCamera("door");
    run(
        List.of(
            camera.showRed(0).at(every(100, 0, 2000)),
            camera.showRed(200).at(every(100, 2000, 6000)),
            camera.showRed(0).at(every(100, 6000, 12_000)),
            camera.end(12_000)),
        1);

    assertThat(events.values()).extracting(ActionEvent::getPhase).startsWith(Phase.START);
    var end = events.values().get(events.values().size() - 1);
    assertThat(end.getPhase()).isEqualTo(Phase.END);
    assertThat(end.getEndReason()).isEqualTo(EndReason.LABEL_ENDED);
    assertThat(end.getLabel()).isEqualTo("red");
    assertThat(end.getStartTime())
        .isBetween(TestCamera.EPOCH + 1_500_000, TestCamera.EPOCH + 2_500_000);
    assertThat(end.getEndTime())
        .isBetween(TestCamera.EPOCH + 5_500_000, TestCamera.EPOCH + 7_000_000);
    assertThat(end.getModel().getTrained()).isFalse();
    assertThat(end.getLatency().getEmitted()).isPositive();
  }

  @Test
  void runsAsOneTaskAfterTheShuffleAndWithoutKryo() {
    var env = environment(2);
    ActionJob.draw(env, RecordedFrames.source(List.of()), sinks(), options(2));

    var tasks = new ArrayList<String>();
    env.getStreamGraph(false)
        .getJobGraph()
        .getVertices()
        .forEach(task -> tasks.add(task.getName()));
    assertThat(tasks)
        .anySatisfy(
            task ->
                assertThat(task)
                    .contains("assemble clips")
                    .contains("recognize clips")
                    .contains("segment actions")
                    .contains("action events")
                    .contains("clip scores"));
    assertThat(tasks).hasSize(3); // frames, the chain, dead letters
  }

  @Test
  void emitsTheSameAtEveryParallelism() throws Exception {
    Map<String, String> once = scoresOf(1);
    assertThat(once).hasSizeGreaterThan(CAMERAS * 20);
    assertThat(scoresOf(2)).isEqualTo(once);
    assertThat(scoresOf(3)).isEqualTo(once);
  }

  @Test
  void goesOnAfterAMalformedRecord() throws Exception {
    var camera = new TestCamera("door");
    run(
        List.of(
            camera.at(every(100, 0, 1000)),
            camera.raw(new byte[] {7}, 1000),
            camera.at(every(100, 1000, 2000))),
        1);
    assertThat(deadLetters.values())
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetter.Reason.UNREADABLE);
    assertThat(scores.values()).hasSize(8);
    assertThat(features.values()).hasSize(8);
  }

  /** Event identities and scores by clip. */
  private Map<String, String> scoresOf(int parallelism) throws Exception {
    int scoresBefore = scores.values().size();
    int eventsBefore = events.values().size();
    run(frames(), parallelism);
    Map<String, String> found =
        scores.values().stream()
            .skip(scoresBefore)
            .collect(
                toMap(
                    score -> score.getCameraId() + " " + score.getEndTime(),
                    score -> score.getFrameNumbers() + " " + score.getScores(),
                    (one, other) -> "twice",
                    TreeMap::new));
    events.values().stream()
        .skip(eventsBefore)
        .forEach(
            event ->
                found.put(
                    event.getEventId() + " " + event.getRevision(),
                    event.getPhase() + " " + event.getEndTime()));
    return found;
  }

  /**
   * Camera after camera, each in a partition of its own, so that the source can be split anywhere.
   */
  private static List<FrameRecord> frames() {
    var records = new ArrayList<FrameRecord>();
    for (int i = 0; i < CAMERAS; i++) {
      var camera = new TestCamera("c" + i, i);
      for (long start = 0; start < 8000; start += 300) {
        camera.showRed(start > 2000 && start < 5000 ? 180 : 0);
        records.add(camera.at(start, start + 100, start + 200));
      }
      records.add(camera.end(8000));
    }
    return records;
  }

  private void run(List<FrameRecord> records, int parallelism) throws Exception {
    var env = environment(parallelism);
    ActionJob.draw(env, RecordedFrames.source(records), sinks(), options(parallelism));
    env.execute();
  }

  private StreamExecutionEnvironment environment(int parallelism) {
    var flink = JobEnvironment.configuration(options(parallelism).runtime());
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
  }

  private ActionSinks sinks() {
    return new ActionSinks(
        events, Optional.of(scores), Optional.empty(), Optional.of(features), deadLetters);
  }

  private JobOptions options(int parallelism) {
    return Jobs.of(
        TinyModel.write(folder.resolve("tiny")),
        "recognition.hop=200ms",
        "recognition.features=true",
        "flink.parallelism=" + parallelism,
        "flink.checkpoint-interval=200ms");
  }
}

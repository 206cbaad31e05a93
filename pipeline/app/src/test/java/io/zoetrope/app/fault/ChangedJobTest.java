package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.Phase;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One savepoint, with an event open at the door, and what jobs that are set otherwise make of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedJobTest {
  private static final long STOPPED_AT = 4000;
  private static final long LAST_CLIP = FixedFilm.END - 200;

  @TempDir static Path folder;
  private RestartableKafka kafka;
  private String savepoint;
  private ActionEvent begun;
  private int runs;

  @BeforeAll
  void stopAJob() throws Exception {
    kafka = new RestartableKafka(folder.resolve("kafka"));
    try (var film = FixedFilm.open(kafka.client(), TopicNames.DEFAULT)) {
      var topics = results();
      try (var found = FilmedJob.follow(kafka.client(), topics);
          var job = RunningJob.start(options(tiny(), topics))) {
        film.showUntil(STOPPED_AT);
        found.awaitClips(STOPPED_AT - 200);
        savepoint = job.stop(folder.resolve("savepoints"));
        begun = found.events("door").get(0);
      }
      film.showUntil(FixedFilm.END);
    }
  }

  @AfterAll
  void closeKafka() {
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, events.start-of=8 events.start-clips=7",
    "200, events.start-of=2",
    "200, events.end-clips=4 events.smoothing=0.3 events.update-every=500ms",
    "200, events.end-clips=1 events.smoothing=1 events.top-k=0 events.silence=10s",
    "400, recognition.hop=400ms recognition.max-gap=1s",
    "100, recognition.hop=100ms flink.parallelism=1",
    "200, flink.delivery=exactly-once flink.name=night"
  })
  void anOpenEventGoesOnUnderOtherRules(long hop, String changes) throws Exception {
    try (var found = goOn(tiny(), changes.split(" "), hop)) {
      assertThat(found.events("door")).allMatch(event -> event.getRevision() > 0);
      assertThat(found.events("door"))
          .extracting(ActionEvent::getEventId)
          .containsOnly(begun.getEventId());
      assertThat(last(found).getEndReason()).isEqualTo(EndReason.LABEL_ENDED);
      found.assertClips(STOPPED_AT, hop, FixedFilm.END - hop);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"red blue", "green red blue", "blue green red", "white green blue red"})
  void anOpenEventEndsWithItsModelAndTheNextBeginsAnew(String labels) throws Exception {
    var model = TinyModel.write(folder.resolve("model-" + runs), List.of(labels.split(" ")));
    try (var found = goOn(model, new String[0], 200)) {
      var events = found.events("door");
      assertThat(events.get(0).getEventId()).isEqualTo(begun.getEventId());
      assertThat(events.get(0).getPhase()).isEqualTo(Phase.END);
      assertThat(events.get(0).getEndReason()).hasToString("MODEL_CHANGED");
      assertThat(events.get(0).getModel()).isEqualTo(begun.getModel());

      var next = events.get(1);
      assertThat(next.getPhase()).isEqualTo(Phase.START);
      assertThat(next.getLabel()).isEqualTo("red");
      assertThat(next.getModel().getVersion()).isEqualTo(model.card().version());
      assertThat(next.getStartTime()).isGreaterThanOrEqualTo(events.get(0).getEndTime());
      assertThat(last(found).getEventId()).isEqualTo(next.getEventId());
      found.assertClips(STOPPED_AT, 200, LAST_CLIP);
    }
  }

  @Test
  void outputsCanBeSwitchedOff() throws Exception {
    var topics = results();
    try (var found = FilmedJob.follow(kafka.client(), topics);
        var job =
            RunningJob.start(options(tiny(), topics, "recognition.scores=false"), savepoint)) {
      found.awaitEnds("door");
      assertThat(last(found).getEventId()).isEqualTo(begun.getEventId());
    }
  }

  private static ActionEvent last(FilmedJob found) {
    var events = found.events("door");
    return events.get(events.size() - 1);
  }

  private FilmedJob goOn(ModelPackage model, String[] changes, long hop) throws Exception {
    var topics = results();
    var found = FilmedJob.follow(kafka.client(), topics);
    try (var job = RunningJob.start(options(model, topics, changes), savepoint)) {
      found.awaitClips(FixedFilm.END - hop);
      found.awaitEnds("door");
    }
    return found;
  }

  private static ModelPackage tiny() {
    return TinyModel.write(folder.resolve("tiny"));
  }

  private TopicNames results() {
    return Configs.topicsOf("run-" + runs++);
  }

  private JobOptions options(ModelPackage model, TopicNames topics, String... changes) {
    List<String> values = new ArrayList<>(FilmedJob.VALUES);
    values.addAll(Configs.topics(topics));
    values.add("flink.parallelism=2");
    values.addAll(List.of(changes));
    return Configs.job(model, kafka.address(), values);
  }
}

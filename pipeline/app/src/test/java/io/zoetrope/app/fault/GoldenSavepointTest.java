package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.Phase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of released versions, each a folder of its version's name, restored by the job as it
 * is. {@code ./zoetrope test --module pipeline/app -Dtest=GoldenSavepointTest -Dgolden.write=NAME
 * -Dsurefire.failIfNoSpecifiedTests=false} writes one of the job as it is.
 */
class GoldenSavepointTest {
  private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");
  private static final long MADE_AT = 4000;
  private static final long LAST_CLIP = FixedFilm.END - 200;
  private static final int SMALL = 200_000;
  private static final TopicNames TOPICS = TopicNames.DEFAULT;

  @TempDir Path folder;

  static Stream<String> versions() throws IOException {
    try (var folders = Files.list(SAVEPOINTS)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aReleasesSavepointGoesOn(String version) throws Exception {
    String savepoint = SAVEPOINTS.resolve(version).toUri().toString();
    try (var kafka = new RestartableKafka(folder.resolve("kafka"));
        var film = FixedFilm.open(kafka.client(), TOPICS);
        var found = FilmedJob.follow(kafka.client(), TOPICS)) {
      film.showUntil(FixedFilm.END);
      try (var job = RunningJob.start(options(kafka), savepoint)) {
        found.awaitClips(LAST_CLIP);
        found.awaitEnds("door", "gate");
      }
      found.assertClips(MADE_AT, 200, LAST_CLIP); // positions: none lost, none again
      assertThat(found.events("door")).allMatch(event -> event.getRevision() > 0);
      assertEnd(found.events("door"), EndReason.LABEL_ENDED); // began before
      assertThat(found.events("gate").get(0).getPhase()).isEqualTo(Phase.START);
      assertThat(found.events("yard")).isEmpty(); // as it was set before
    }
  }

  private static void assertEnd(List<ActionEvent> events, EndReason reason) {
    assertThat(events).extracting(ActionEvent::getEventId).hasSizeGreaterThan(1);
    assertThat(events).extracting(ActionEvent::getEventId).containsOnly(events.get(0).getEventId());
    assertThat(events.get(events.size() - 1).getEndReason()).isEqualTo(reason);
  }

  @Test
  @EnabledIfSystemProperty(named = "golden.write", matches = ".+")
  void writesTheSavepointOfThisVersion() throws Exception {
    Path target = SAVEPOINTS.resolve(System.getProperty("golden.write"));
    assertThat(target).as("a release's savepoint is never changed").doesNotExist();
    try (var kafka = new RestartableKafka(folder.resolve("kafka"));
        var film = FixedFilm.open(kafka.client(), TOPICS);
        var found = FilmedJob.follow(kafka.client(), TOPICS);
        var job = RunningJob.start(options(kafka))) {
      film.showUntil(MADE_AT);
      found.awaitClips(MADE_AT - 200);
      Path made = Path.of(URI.create(job.stop(folder.resolve("savepoints"))));
      assertThat(copy(made, target)).as("bytes").isLessThan(SMALL);
    }
  }

  private static long copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    long bytes = 0;
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        bytes += Files.size(Files.copy(file, to.resolve(file.getFileName().toString())));
      }
    }
    return bytes;
  }

  private JobOptions options(RestartableKafka kafka) {
    var values = new ArrayList<>(FilmedJob.VALUES);
    values.add("flink.parallelism=2");
    return Configs.job(TinyModel.write(folder.resolve("tiny")), kafka.address(), values);
  }
}

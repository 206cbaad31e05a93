package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that keep their data, killed while events are open, and started again. */
class KilledRunTest {
  private static final int MOST_LINES = 150; // some tens of seconds of updates

  @TempDir Path folder;
  private Path temporary;
  private Process process;

  @BeforeEach
  void configure() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
    BarsVideo.write(folder.resolve("bars.y4m"), 15, 240);
    String text =
        """
        model: %1$s
        cameras:
          - {id: bars, source: 'file:%2$s/bars.y4m', loop: true}
        kafka: {port: %3$d, partitions: 2, data: '%2$s/data'}
        flink: {port: %4$d, checkpoint-interval: 1s}
        events: {start-score: 0.01, end-score: 0, start-clips: 1, update-every: 1s, silence: 5m, timeout: 10m}
        recognition: {workers: 1, hop: 1s}
        """
            .formatted(Configs.smallModel(folder).folder(), folder, Ports.free(), Ports.free());
    Files.writeString(folder.resolve("zoetrope.yaml"), text);
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void theJobGoesOnWhereItStoodAndEndsWhatWasOpen() throws Exception {
    Set<String> open = killedWithOpenEvents(3);

    Map<String, String> ends = endsOf(open);

    assertThat(ends.keySet()).isEqualTo(open);
    assertThat(ends.values()).containsOnly("STREAM_ENDED");
  }

  @Test
  void whatNoCheckpointKnowsIsEndedToo() throws Exception {
    Set<String> open = killedWithOpenEvents(3);
    delete(folder.resolve("data-checkpoints"));

    Map<String, String> ends = endsOf(open);

    assertThat(ends.keySet()).isEqualTo(open);
    assertThat(ends.values()).containsOnly("JOB_LOST");
  }

  @Test
  void aCheckpointThatCannotBeReadHoldsNothingUp() throws Exception {
    Set<String> open = killedWithOpenEvents(3);
    for (Path file : metadata()) {
      Files.writeString(file, "no checkpoint");
    }

    assertThat(endsOf(open).keySet()).isEqualTo(open);
  }

  /** Ids of the events that a run was killed with once one of them had so many updates. */
  private Set<String> killedWithOpenEvents(int updates) throws Exception {
    start();
    Set<String> open = new HashSet<>();
    BufferedReader events = process.inputReader();
    int revision = 0;
    while (revision < updates) {
      JsonNode event = read(events);
      note(event, open);
      revision = event.path("revision").asInt();
    }
    process.toHandle().destroyForcibly(); // SIGKILL, what it printed can still be read
    process.waitFor();
    for (String line; (line = events.readLine()) != null; ) {
      note(new ObjectMapper().readTree(line), open);
    }
    assertThat(open).isNotEmpty();
    return open;
  }

  private static void note(JsonNode event, Set<String> open) {
    String id = event.path("eventId").asText();
    if (event.path("phase").asText().equals("END")) {
      open.remove(id);
    } else {
      open.add(id);
    }
  }

  /** How the events end in the next run, which shows no other phase of them again. */
  private Map<String, String> endsOf(Set<String> open) throws Exception {
    start();
    Map<String, String> ends = new HashMap<>();
    BufferedReader events = process.inputReader();
    for (int lines = 0; ends.size() < open.size() && lines < MOST_LINES; lines++) {
      JsonNode event = read(events);
      String id = event.path("eventId").asText();
      assertThat(open.contains(id) && event.path("phase").asText().equals("START")).isFalse();
      if (open.contains(id) && event.path("phase").asText().equals("END")) {
        ends.put(id, event.path("endReason").asText());
      }
    }
    AppProcess.interrupt(process);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return ends;
  }

  private void start() throws IOException {
    process =
        AppProcess.start(
            folder, temporary, "run", "--json", "--config", "" + folder.resolve("zoetrope.yaml"));
  }

  private JsonNode read(BufferedReader events) throws IOException {
    String line = events.readLine();
    assertThat(line).as(() -> errors()).isNotNull();
    return new ObjectMapper().readTree(line);
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<Path> metadata() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data-checkpoints"))) {
      return files.filter(file -> file.endsWith("_metadata")).toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

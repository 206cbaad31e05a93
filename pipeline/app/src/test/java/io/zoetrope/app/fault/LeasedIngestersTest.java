package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.video.simulate.PictureFormat;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share real RTSP cameras by a real Kafka, one of which is killed. */
@Tag("slow")
class LeasedIngestersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> IDS = List.of("door", "gate", "hall", "yard");

  @TempDir Path folder;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, List<FrameBatch>> batches = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private EmbeddedKafka kafka;
  private SimulatedCameras cameras;
  private TopicReader<FrameBatch> frames;

  /** One process and the cameras that it said it has. */
  private static final class Part {
    private final Process process;
    private volatile Set<String> cameras = Set.of();

    Part(Process process) {
      this.process = process;
      var reader = new Thread(this::read, "leased-ingester-output");
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line; (line = lines.readLine()) != null; ) {
          cameras = line.isEmpty() ? Set.of() : new TreeSet<>(List.of(line.split(" ", -1)));
        }
      } catch (IOException e) {
        // killed
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    var topics =
        new TopicOptions(4, Optional.of((short) 1), Duration.ofHours(1), 1 << 30, false, false);
    var options = LeasedIngester.options(kafka.bootstrapServers());
    TopicSetup.prepare(options, topics, LeasedIngester.GEOMETRY);
    cameras = SimulatedCameras.start();
    arguments.add(kafka.bootstrapServers());
    for (String id : IDS) {
      arguments.add(id);
      arguments.add(
          cameras.paint(
              id,
              new PictureFormat(160, 120, 5),
              (frame, time, rgb) -> Arrays.fill(rgb, (byte) (50 + frame % 100))));
    }
    frames =
        TopicReader.open(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            Topics.FRAME_BATCHES,
            FrameBatch.class,
            Instant.EPOCH);
  }

  @AfterEach
  void stop() {
    parts.forEach(part -> part.process.destroyForcibly());
    frames.close();
    cameras.close();
    kafka.close();
  }

  @Test
  void whatAKilledOneHadGoesToTheOthersAndNoCameraIsReadTwice() throws Exception {
    Part killed = start("killed");
    Part stays = start("stays");
    awaitShares(killed, stays);
    Map<String, Integer> before = awaitSteadyStreams();
    Set<String> orphans = killed.cameras;
    Set<String> others = stays.cameras;

    killed.process.destroyForcibly().waitFor();
    long start = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .until(() -> orphans.stream().allMatch(it -> streams(it) > before.get(it)));
    System.err.printf("frames after a kill: %.1f s%n", (System.nanoTime() - start) / 1e9);
    assertThat(stays.cameras).containsExactlyElementsOf(IDS);
    assertThat(others).allMatch(it -> streams(it) == before.get(it));

    Part joins = start("joins");
    awaitShares(joins, stays);
    Map<String, Integer> shared = awaitSteadyStreams();
    Set<String> handed = joins.cameras;
    start = System.nanoTime();
    joins.process.getOutputStream().close();
    await()
        .atMost(PATIENCE)
        .until(() -> handed.stream().allMatch(it -> streams(it) > shared.get(it)));
    System.err.printf("frames after an orderly end: %.1f s%n", (System.nanoTime() - start) / 1e9);
    assertThat(joins.process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    for (String id : IDS) {
      assertThat(returns(id)).as("streams of %s that come back after another", id).isEmpty();
    }
    handed.forEach(id -> assertThat(endsOf(id)).isGreaterThanOrEqualTo(shared.get(id) - 1));
  }

  private Part start(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    var part =
        new Part(
            AppProcess.start(
                LeasedIngester.class.getName(), home, home, arguments.toArray(String[]::new)));
    parts.add(part);
    return part;
  }

  private void awaitShares(Part one, Part other) {
    await()
        .atMost(PATIENCE)
        .until(() -> one.cameras.size() == 2 && other.cameras.size() == 2 && streams("door") >= 0);
  }

  /** Until every camera's own clock is known, which begins a stream; how many streams each had. */
  private Map<String, Integer> awaitSteadyStreams() {
    Map<String, Integer> before = new HashMap<>();
    IDS.forEach(id -> before.put(id, streams(id)));
    long settled = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .until(() -> IDS.stream().allMatch(this::isSteady) && System.nanoTime() - settled > 5e9);
    IDS.forEach(id -> before.put(id, streams(id)));
    return before;
  }

  private boolean isSteady(String camera) {
    streams(camera);
    var all = batches.getOrDefault(camera, List.of());
    return !all.isEmpty() && all.get(all.size() - 1).getTimestampSource() == TimestampSource.NTP;
  }

  /** How many streams a camera has had, up to now. */
  private int streams(String camera) {
    frames
        .poll(Duration.ofMillis(20))
        .forEach(
            batch -> {
              batch.setFrames(null);
              if (!batch.getCaptureTimes().isEmpty() || batch.getEndOfStream()) {
                batches.computeIfAbsent(batch.getCameraId(), id -> new ArrayList<>()).add(batch);
              }
            });
    return (int)
        batches.getOrDefault(camera, List.of()).stream()
            .map(FrameBatch::getStreamId)
            .distinct()
            .count();
  }

  private long endsOf(String camera) {
    return batches.get(camera).stream().filter(FrameBatch::getEndOfStream).count();
  }

  /** Streams with a batch behind one of a later stream: two read the camera at once. */
  private Set<String> returns(String camera) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> returns = new TreeSet<>();
    String now = "";
    for (FrameBatch batch : batches.get(camera)) {
      if (!batch.getStreamId().equals(now) && !seen.add(batch.getStreamId())) {
        returns.add(batch.getStreamId());
      }
      now = batch.getStreamId();
    }
    return returns;
  }
}

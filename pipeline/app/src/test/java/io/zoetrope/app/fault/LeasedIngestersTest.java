package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.IngestedRecords;
import io.zoetrope.app.testkit.MovingPictures;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that share real RTSP cameras by a real Kafka, one of which is killed or stopped. */
@Tag("slow")
class LeasedIngestersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** In which frames of a camera must be on again. */
  private static final Duration ELSEWHERE = Duration.ofSeconds(15);

  private static final Duration FROZEN = Duration.ofSeconds(40);
  private static final List<String> IDS = List.of("door", "gate", "hall", "yard");
  private static final Pattern CAMERA =
      Pattern.compile("(?m)^zoetrope_camera_fps\\{camera=\"(\\w+)\"\\}");

  @TempDir Path folder;
  private final List<Part> parts = new ArrayList<>();
  private EmbeddedKafka kafka;
  private SimulatedCameras cameras;
  private IngestedRecords records;

  /** One command and its page for monitoring. */
  private record Part(Process process, int port) {
    /** The cameras that it has, with their processes; none where it does not answer. */
    Set<String> cameras() throws InterruptedException {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
              .timeout(Duration.ofSeconds(10));
      try {
        String text =
            HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
        return CAMERA
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
      } catch (IOException e) {
        return Set.of();
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    Configs.smallModel(folder);
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    cameras = SimulatedCameras.start();
    StringBuilder entries = new StringBuilder();
    for (String id : IDS) {
      String address = cameras.paint(id, MovingPictures.FORMAT, MovingPictures.PAINTER);
      entries.append("  - {id: %s, source: '%s'}%n".formatted(id, address));
    }
    Files.writeString(
        folder.resolve("zoetrope.yaml"),
        """
        model: %s/small-model
        cameras:
        %s
        kafka: {bootstrap-servers: '%s', partitions: 4}
        """
            .formatted(folder, entries, kafka.bootstrapServers()));
  }

  @AfterEach
  void stop() throws Exception {
    parts.forEach(part -> part.process.destroyForcibly());
    if (records != null) {
      records.close();
    }
    cameras.close();
    kafka.close();
  }

  @Test
  void whatAKilledOneHadGoesToTheOthersAndNoCameraIsReadTwice() throws Exception {
    Part killed = start("killed");
    Part stays = start("stays");
    awaitShares(killed, stays);
    Map<String, Integer> before = awaitSteadyStreams();
    Set<String> orphans = killed.cameras();
    Set<String> others = stays.cameras();

    long start = System.currentTimeMillis();
    killed.process.destroyForcibly().waitFor();
    awaitElsewhere(orphans, before, start);
    awaitThat(() -> stays.cameras().equals(new TreeSet<>(IDS)));
    assertThat(others).allMatch(it -> streams(it) == before.get(it));

    Part joins = start("joins");
    awaitShares(joins, stays);
    Map<String, Integer> shared = awaitSteadyStreams();
    Set<String> handed = joins.cameras();
    long end = System.currentTimeMillis();
    AppProcess.interrupt(joins.process);
    awaitElsewhere(handed, shared, end);
    assertThat(joins.process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertStreamsAreRight();
    handed.forEach(id -> assertThat(endsOf(id)).isGreaterThanOrEqualTo(shared.get(id) - 1));
  }

  @Test
  void whatAStoppedOneHadGoesToTheOthersAndItTakesItsShareAgainOnceItGoesOn() throws Exception {
    Part stopped = start("stopped");
    Part stays = start("stays");
    awaitShares(stopped, stays);
    Map<String, Integer> before = awaitSteadyStreams();
    Set<String> orphans = stopped.cameras();
    Set<String> others = stays.cameras();

    long start = System.currentTimeMillis();
    AppProcess.signal("STOP", stopped.process.pid());
    awaitElsewhere(orphans, before, start);
    TimeUnit.MILLISECONDS.sleep(start + FROZEN.toMillis() - System.currentTimeMillis());
    assertThat(others).allMatch(it -> streams(it) == before.get(it));
    awaitThat(() -> stays.cameras().equals(new TreeSet<>(IDS)));
    int all = IDS.stream().mapToInt(this::streams).sum();

    AppProcess.signal("CONT", stopped.process.pid());
    awaitThat(() -> IDS.stream().mapToInt(this::streams).sum() > all);
    awaitShares(stopped, stays);
    awaitSteadyStreams();
    assertStreamsAreRight();
  }

  private Part start(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    int port = Ports.free();
    var process =
        AppProcess.start(
            home,
            home,
            "ingest",
            "--config",
            folder.resolve("zoetrope.yaml").toString(),
            "-D",
            "ingest.metrics-port=" + port);
    var part = new Part(process, port);
    parts.add(part);
    if (records == null) {
      awaitThat(() -> !part.cameras().isEmpty()); // the topics are there
      records = new IngestedRecords(kafka.bootstrapServers());
    }
    return part;
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  private static void awaitShares(Part one, Part other) {
    awaitThat(() -> one.cameras().size() == 2 && other.cameras().size() == 2);
  }

  /** Until every camera's own clock is known, which begins a stream; how many streams each had. */
  private Map<String, Integer> awaitSteadyStreams() {
    long settled = System.nanoTime();
    awaitThat(
        () ->
            IDS.stream().allMatch(this::isSteady) && System.nanoTime() - settled > 5_000_000_000L);
    Map<String, Integer> now = new HashMap<>();
    IDS.forEach(id -> now.put(id, streams(id)));
    return now;
  }

  private boolean isSteady(String camera) {
    var all = records.batches(camera);
    return !all.isEmpty() && all.get(all.size() - 1).getTimestampSource() == TimestampSource.NTP;
  }

  /** How many streams a camera has had, up to now. */
  private int streams(String camera) {
    return records.streams(camera).size();
  }

  /** Until all of these cameras have another stream, which must have begun in time. */
  private void awaitElsewhere(Set<String> moved, Map<String, Integer> before, long start) {
    awaitThat(() -> moved.stream().allMatch(it -> streams(it) > before.get(it)));
    moved.forEach(it -> assertOnSince(start, it, before.get(it)));
  }

  /**
   * The stream after so many others began in time; by when its first frame was taken.
   *
   * @param start milliseconds since 1970
   */
  private void assertOnSince(long start, String camera, int before) {
    String stream = records.streams(camera).get(before);
    long micros = ofStream(camera, stream).get(0).getCaptureTimes().get(0);
    assertThat(Duration.ofMillis(micros / 1000 - start))
        .as("until frames of %s were on again", camera)
        .isLessThan(ELSEWHERE);
  }

  private List<FrameBatch> ofStream(String camera, String stream) {
    return records.batches(camera).stream()
        .filter(each -> each.getStreamId().equals(stream))
        .toList();
  }

  private long endsOf(String camera) {
    return records.batches(camera).stream().filter(FrameBatch::getEndOfStream).count();
  }

  /** Each stream is whole, from its first frame on, and over before the next begins. */
  private void assertStreamsAreRight() {
    for (String id : IDS) {
      assertThat(returns(id)).as("streams of %s that come back after another", id).isEmpty();
      for (String stream : records.streams(id)) {
        var batches = ofStream(id, stream);
        assertThat(batches.get(0).getFirstFrame()).as("first of %s", id).isZero();
        assertThat(IngestedRecords.missing(batches)).as("missing of %s", id).isZero();
      }
    }
  }

  /** Streams with a batch behind one of a later stream: two read the camera at once. */
  private Set<String> returns(String camera) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> returns = new TreeSet<>();
    String now = "";
    for (FrameBatch batch : records.batches(camera)) {
      if (!batch.getStreamId().equals(now) && !seen.add(batch.getStreamId())) {
        returns.add(batch.getStreamId());
      }
      now = batch.getStreamId();
    }
    return returns;
  }
}

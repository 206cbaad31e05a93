package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.IngestedRecords;
import io.zoetrope.app.testkit.IngestedTopics;
import io.zoetrope.app.testkit.ProcessSize;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.process.ChildVm;
import io.zoetrope.ingester.process.IngesterSupervisor;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka is away while cameras send more than may wait for it. How long: the system property {@code
 * zoetrope.kafka.away}, such as {@code PT60S}.
 */
@Tag("slow")
class KafkaAwayTest {
  private static final Duration AWAY =
      Duration.parse(System.getProperty("zoetrope.kafka.away", "PT20S"));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(224, 224);
  private static final int CAMERAS = 4;
  private static final int RATE = 15; // 9 MB a second, all cameras together
  private static final long RING = 32 << 20;
  private static final long KIB = 1024;
  private static final long MICROS = 1000; // in a millisecond

  /** What a virtual machine takes in the meantime for other things. */
  private static final long OTHERS = 64 << 20;

  @TempDir Path folder;

  @Test
  void whatIsMissingAfterwardsWasCountedAndNoMoreThanTheBufferWasHeld() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"));
        var supervisor = supervisor()) {
      IngesterOptions options = options(kafka);
      List<CameraOptions> cameras = cameras();
      supervisor.start(options, CAMERAS);
      supervisor.use(cameras);
      try (var records = new IngestedRecords(kafka.address())) {
        cameras.forEach(each -> awaitFrames(records, each.id(), Instant.now()));
        long child = supervisor.pid("cam-1").orElseThrow();
        long before = ProcessSize.residentKib(child);

        kafka.restart(AWAY);
        long after = ProcessSize.residentKib(child);
        cameras.forEach(each -> awaitFrames(records, each.id(), Instant.now()));

        for (CameraOptions each : cameras) {
          await().atMost(PATIENCE).until(() -> isAllCounted(supervisor, records, each.id()));
          assertThat(records.streams(each.id())).hasSize(1);
        }
        long dropped = supervisor.cameras().stream().mapToLong(CameraSnapshot::framesDropped).sum();
        System.out.printf(
            "away for %s: %d frames dropped, the process %d MiB, then %d MiB%n",
            AWAY, dropped, before >> 10, after >> 10);
        assertThat(dropped).isPositive();
        assertThat((after - before) * KIB).isLessThan(2 * RING + OTHERS);
        assertThat(supervisor.pid("cam-1")).hasValue(child);
      }
    }
  }

  private static boolean isAllCounted(
      IngesterSupervisor supervisor, IngestedRecords records, String camera) {
    CameraSnapshot counted =
        supervisor.cameras().stream()
            .filter(each -> each.cameraId().equals(camera))
            .findFirst()
            .orElseThrow();
    return IngestedRecords.missing(records.batches(camera)) == counted.framesDropped();
  }

  private static void awaitFrames(IngestedRecords records, String camera, Instant since) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                records.batches(camera).stream()
                    .map(FrameBatch::getCaptureTimes)
                    .anyMatch(times -> last(times) > since.toEpochMilli() * MICROS));
  }

  private static long last(List<Long> times) {
    return times.isEmpty() ? 0 : times.get(times.size() - 1);
  }

  private IngesterSupervisor supervisor() throws IOException {
    Path processes = Files.createDirectory(folder.resolve("processes"));
    return new IngesterSupervisor(ChildVm.of(processes, Optional.empty(), RING), GEOMETRY);
  }

  private static IngesterOptions options(RestartableKafka kafka) {
    var config = ConfigFile.of(List.of("ingest.buffer=%d MiB".formatted(RING >> 20))).config();
    return IngestedTopics.prepare(config.ingest(), kafka.address(), GEOMETRY);
  }

  /** Files that outlast the test, at their own speed. */
  private List<CameraOptions> cameras() {
    return IntStream.rangeClosed(1, CAMERAS).mapToObj(n -> camera("cam-" + n)).toList();
  }

  private CameraOptions camera(String id) {
    Path file = BarsVideo.write(folder.resolve(id + ".y4m"), RATE, RATE * 600);
    return CameraOptions.of(id, "file:" + file).with(Playback.REAL_TIME);
  }
}

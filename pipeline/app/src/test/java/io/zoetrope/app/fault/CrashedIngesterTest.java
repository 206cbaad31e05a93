package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.CrashingChild;
import io.zoetrope.app.testkit.IngestedRecords;
import io.zoetrope.app.testkit.IngestedTopics;
import io.zoetrope.app.testkit.MovingPictures;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.process.ChildVm;
import io.zoetrope.ingester.process.IngesterChild;
import io.zoetrope.ingester.process.IngesterSupervisor;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingester processes that end though nobody asked them to, in front of a real Kafka. */
class CrashedIngesterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SECRET = "hunter2-secret";

  @TempDir Path folder;
  private final List<CameraHealth> told = new CopyOnWriteArrayList<>();
  private EmbeddedKafka kafka;
  private IngestedRecords records;
  private IngesterOptions options;

  @BeforeEach
  void startKafka() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    options =
        IngestedTopics.prepare(
            IngestConfig.DEFAULT, kafka.bootstrapServers(), MovingPictures.GEOMETRY);
    records = new IngestedRecords(kafka.bootstrapServers());
  }

  @AfterEach
  void stopKafka() throws Exception {
    records.close();
    kafka.close();
  }

  @Test
  void theCamerasOfAKilledProcessStreamAgainAndThoseOfAnotherLoseNoFrame() throws Exception {
    try (var cameras = SimulatedCameras.start();
        var supervisor = supervisor(1, IngesterChild.class)) {
      var all = List.of(painted(cameras, "struck"), painted(cameras, "calm"));
      supervisor.start(options, all.size());
      supervisor.use(all);
      awaitThat(() -> hasOwnClock(supervisor, "struck") && hasOwnClock(supervisor, "calm"));
      awaitThat(() -> records.streams("struck").size() > 1 && records.streams("calm").size() > 1);
      int streams = records.streams("struck").size();
      int before = records.batches("calm").size();
      long process = supervisor.pid("calm").orElseThrow();

      kill(supervisor.pid("struck").orElseThrow());
      awaitThat(() -> records.streams("struck").size() > streams);
      awaitThat(() -> records.batches("calm").size() > before + 20);

      var calm = records.batches("calm");
      var since = calm.subList(before - 1, calm.size());
      assertThat(since.stream().map(each -> each.getStreamId()).distinct()).hasSize(1);
      assertThat(IngestedRecords.missing(since)).isZero();
      assertThat(supervisor.pid("calm")).contains(process);
      assertThat(snapshot(supervisor, "calm").framesDropped()).isZero();
      assertThat(snapshot(supervisor, "calm").crashes()).isZero();
      awaitThat(() -> snapshot(supervisor, "struck").state() == CameraState.STREAMING);
      assertThat(snapshot(supervisor, "struck").crashes()).isEqualTo(1);
    }
    assertThat(reasons("struck"))
        .containsOnlyOnce("its ingester process crashed (signal 9); started again");
    awaitThat(
        () ->
            records.healths("struck").stream()
                .anyMatch(
                    each -> each.getState() == CameraState.STREAMING && each.getCrashes() == 1));
    assertThat(records.healths("struck"))
        .anyMatch(each -> each.getState() == CameraState.OFFLINE && each.getCrashes() == 1);
  }

  @Test
  void aCameraThatShouldLeaveHasLeftThoughItsProcessHangs() throws Exception {
    try (var supervisor = supervisor(4, IngesterChild.class)) {
      var stays = film("stays", "good");
      supervisor.start(options, 2);
      supervisor.use(List.of(film("leaves", "good"), stays));
      awaitThat(() -> streams(supervisor, "leaves") && streams(supervisor, "stays"));
      long hangs = supervisor.pid("leaves").orElseThrow();
      AppProcess.signal("STOP", hangs);

      supervisor.use(List.of(stays));

      assertThat(ProcessHandle.of(hangs).filter(ProcessHandle::isAlive)).isEmpty();
      awaitThat(() -> streams(supervisor, "stays"));
      assertThat(supervisor.pid("stays")).get().isNotEqualTo(hangs);
      assertThat(reasons("stays")).last().asString().contains("the streams of leaves did not end");
    }
  }

  @Test
  void aCameraThatShouldLeaveHasLeftThoughKafkaDoesNotAnswer() throws Exception {
    try (var supervisor = supervisor(4, IngesterChild.class)) {
      supervisor.start(options, 1);
      supervisor.use(List.of(film("leaves", "good")));
      awaitThat(() -> streams(supervisor, "leaves"));
      kafka.close();

      assertThatThrownBy(() -> supervisor.use(List.of(film("new", "good"))))
          .hasMessageContaining("frame-batches-lanes");

      assertThat(snapshot(supervisor, "leaves").state()).isEqualTo(CameraState.ENDED);
      assertThat(supervisor.pid("leaves")).isEmpty();
    }
  }

  @Test
  void theCameraThatCrashesItsProcessIsFoundAndSetApart() throws Exception {
    var others = List.of(film("one", "good"), film("two", "good"), unreachable());
    try (var supervisor = supervisor(4, CrashingChild.class)) {
      var all = and(others, film("guilty", CrashingChild.BAD));
      supervisor.start(options, all.size());
      supervisor.use(all);
      awaitThat(() -> message(supervisor, "guilty").contains("the camera is set apart"));

      awaitThat(() -> streams(supervisor, "one") && streams(supervisor, "two"));
      long guilty = snapshot(supervisor, "guilty").crashes();
      assertThat(guilty).isEqualTo(6); // with three others, again, with one, alone three times
      assertThat(snapshot(supervisor, "one").crashes()).isBetween(2L, 3L);
      assertThat(supervisor.pid("guilty")).isEmpty();
      assertThat(reasons("guilty")).last().asString().contains("(signal 11)", "set apart");
      awaitThat(
          () ->
              records.healths("guilty").stream()
                  .anyMatch(each -> each.getCrashes() == 6 && isApart(each)));

      supervisor.use(and(others, film("guilty", "good")));
      awaitThat(() -> streams(supervisor, "guilty"));
      assertThat(snapshot(supervisor, "one").crashes()).isLessThanOrEqualTo(3);
    }
    assertThat(folder.resolve("processes").toFile().list())
        .anyMatch(name -> name.endsWith(".redacted"));
    assertThat(filesWith(SECRET)).isEmpty();
  }

  @Test
  void theZonesOfAKilledProcessStreamAgainAndCanBeChangedAfterThat() throws Exception {
    try (var cameras = SimulatedCameras.start();
        var supervisor = supervisor(1, IngesterChild.class)) {
      String address = cameras.paint("door", MovingPictures.FORMAT, MovingPictures.PAINTER);
      var all = List.of(withZones(address, "left", "right"));
      supervisor.start(options, all.size());
      supervisor.use(all);
      awaitThat(() -> streams(supervisor, "door/left") && streams(supervisor, "door/right"));
      awaitThat(() -> snapshot(supervisor, "door/right").framesSent() > 0);
      long sent = snapshot(supervisor, "door/right").framesSent();

      kill(supervisor.pid("door").orElseThrow());
      awaitThat(() -> snapshot(supervisor, "door/right").crashes() == 1);
      awaitThat(() -> streams(supervisor, "door/left") && streams(supervisor, "door/right"));
      assertThat(snapshot(supervisor, "door/right").framesSent()).isGreaterThanOrEqualTo(sent);
      for (String id : List.of("door", "door/left", "door/right")) {
        assertThat(reasons(id))
            .containsOnlyOnce("its ingester process crashed (signal 9); started again");
      }
      awaitThat(() -> records.streams("door/right").size() > 1);

      supervisor.use(List.of(withZones(address, "right", "whole")));
      awaitThat(() -> supervisor.cameras().stream().anyMatch(CrashedIngesterTest::isWhole));
      awaitThat(() -> streams(supervisor, "door/whole") && streams(supervisor, "door/right"));
      awaitThat(() -> records.streams("door/right").size() > 2);
      awaitThat(() -> !records.batches("door/whole").isEmpty());
      assertThat(snapshot(supervisor, "door/right").framesSent()).isGreaterThanOrEqualTo(sent);
      assertThat(snapshot(supervisor, "door/left").state()).isEqualTo(CameraState.ENDED);
      var left = records.batches("door/left");
      assertThat(left.get(left.size() - 1).getEndOfStream()).isTrue();
      assertThat(records.batches("door")).isEmpty();
    }
  }

  private static boolean isWhole(CameraSnapshot zone) {
    return zone.cameraId().equals("door/whole");
  }

  private static CameraOptions withZones(String address, String... names) {
    List<String> keys = new ArrayList<>(List.of("cameras[0].id=door"));
    keys.add("cameras[0].source=" + address);
    for (int i = 0; i < names.length; i++) {
      keys.add("cameras[0].zones[%d].name=%s".formatted(i, names[i]));
      keys.add("cameras[0].zones[%d].area=0.25,0,0.5,1".formatted(i));
    }
    return CameraOptions.of(ConfigFile.of(keys).config()).get(0);
  }

  private IngesterSupervisor supervisor(int cameras, Class<?> main) throws IOException {
    var vm =
        ChildVm.of(
                Files.createDirectory(folder.resolve("processes")),
                Optional.of(folder.resolve("logs").resolve("test.log")),
                16 << 20)
            .with(cameras, main.getName());
    var supervisor = new IngesterSupervisor(vm, MovingPictures.GEOMETRY);
    supervisor.tell(told::add);
    return supervisor;
  }

  private static CameraOptions painted(SimulatedCameras cameras, String id) {
    return CameraOptions.of(id, cameras.paint(id, MovingPictures.FORMAT, MovingPictures.PAINTER));
  }

  /** Played again and again from a file of that name. */
  private CameraOptions film(String id, String name) {
    Path file = BarsVideo.write(folder.resolve(name + ".y4m"), 5, 50);
    return CameraOptions.of(id, "file:" + file).with(Playback.LOOP);
  }

  private static CameraOptions unreachable() {
    return CameraOptions.of("locked", "rtsp://admin:" + SECRET + "@127.0.0.1:1/live");
  }

  private static List<CameraOptions> and(List<CameraOptions> some, CameraOptions one) {
    List<CameraOptions> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  private static boolean hasOwnClock(IngesterSupervisor supervisor, String camera) {
    return snapshot(supervisor, camera)
        .timestampSource()
        .filter(TimestampSource.NTP::equals)
        .isPresent();
  }

  private static boolean streams(IngesterSupervisor supervisor, String camera) {
    return snapshot(supervisor, camera).state() == CameraState.STREAMING;
  }

  private static String message(IngesterSupervisor supervisor, String camera) {
    return snapshot(supervisor, camera).message().orElse("");
  }

  private static CameraSnapshot snapshot(IngesterSupervisor supervisor, String camera) {
    return supervisor.cameras().stream()
        .filter(each -> each.cameraId().equals(camera))
        .findFirst()
        .orElseThrow();
  }

  private List<String> reasons(String camera) {
    return told.stream()
        .filter(each -> each.getCameraId().equals(camera))
        .filter(each -> each.getState() == CameraState.OFFLINE)
        .map(CameraHealth::getMessage)
        .toList();
  }

  private static boolean isApart(CameraHealth health) {
    return health.getState() == CameraState.OFFLINE && health.getMessage().contains("set apart");
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly(); // SIGKILL
  }

  private List<Path> filesWith(String secret) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}

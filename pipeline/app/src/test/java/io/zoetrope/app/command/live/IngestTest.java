package io.zoetrope.app.command.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.app.testkit.IngestedRecords;
import io.zoetrope.app.testkit.MovingPictures;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.source.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras into a Kafka that is there, by the command as a process of its own. */
class IngestTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PASSWORD = "hunter2-secret";
  private static final String KAFKA_SECRET = "kafka-secret";

  /** Of variables that a process of an ingester has; the last four are its shell's. */
  private static final String VARIABLE =
      "(PATH|HOME|USER|LOGNAME|LANG|TZ|TMPDIR|DISPLAY|SSL_CERT_FILE|LC_.*|LD_.*|DYLD_.*|GST_.*"
          + "|GIO_.*|G_.*|XDG_.*|LIBVA_.*|CUDA_.*|NVIDIA_.*|PWD|OLDPWD|SHLVL|_)=.*";

  @TempDir Path folder;
  private Path temporary;
  private EmbeddedKafka kafka;
  private SimulatedCameras cameras;
  private Process ingest;

  @BeforeEach
  void start() throws Exception {
    temporary = Files.createDirectory(folder.resolve("tmp"));
    Configs.smallModel(folder);
    BarsVideo.write(folder.resolve("bars.y4m"), 5, 50);
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    cameras = SimulatedCameras.start(0, new Credentials("admin", PASSWORD));
    cameras.paint("door", MovingPictures.FORMAT, MovingPictures.PAINTER);
  }

  @AfterEach
  void stop() throws Exception {
    if (ingest != null) {
      ingest.destroyForcibly().waitFor();
    }
    cameras.close();
    kafka.close();
  }

  @Test
  void followsItsConfigurationAndEndsAllStreamsOnCtrlC() throws Exception {
    configure(door());
    ingest = ingest();
    try (var records = records()) {
      awaitThat(() -> records.batches("door").size() > 10);
      assertThat(arguments()).isNotEmpty().noneMatch(IngestTest::isSecret);
      assertThat(variablesOfChildren()).isNotEmpty().allMatch(name -> name.matches(VARIABLE));

      configure(door(), yard());
      awaitThat(() -> records.batches("yard").size() > 3);
      configure(door());
      awaitThat(() -> records.batches("yard").stream().anyMatch(FrameBatch::getEndOfStream));
      int before = records.batches("door").size();
      awaitThat(() -> records.batches("door").size() > before + 5);
      configure("  nonsense");
      awaitThat(() -> errors().contains("cameras stay as they were"));

      AppProcess.interrupt(ingest);
      assertThat(ingest.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(ingest.exitValue()).isEqualTo(130);
      awaitThat(() -> last(records.batches("door")).getEndOfStream());
      assertThat(missing(records.batches("door"))).isZero();
    }
    assertThat(errors())
        .containsPattern("(?m)^camera door STREAMING by \\S+ \\((?:software|hardware)\\)$")
        .containsPattern("(?m)^config camera yard added$")
        .containsPattern("(?m)^config camera yard removed$")
        .containsPattern("(?m)^door +[1-9]\\d* +[1-9]\\d* +0 +0  ENDED +with this run$")
        .containsPattern("(?m)^yard +[1-9]\\d* .* ENDED");
    assertThat(temporary.toFile().list()).isEmpty();
    assertThat(folder.resolve("logs").toFile().list())
        .anyMatch(name -> name.endsWith("-ingester-1.log"));
    assertThat(filesWithSecrets()).isEmpty();
  }

  @Test
  void leavesNoProcessWhereItIsKilled() throws Exception {
    configure(yard());
    ingest = ingest();
    try (var records = records()) {
      awaitThat(() -> !records.batches("yard").isEmpty());
      List<ProcessHandle> children = ingest.descendants().toList();
      assertThat(children).isNotEmpty();

      ingest.toHandle().destroyForcibly(); // SIGKILL

      awaitThat(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      awaitThat(() -> last(records.batches("yard")).getEndOfStream());
    }
  }

  @Test
  void readsNoCameraWhileItIsStoppedAndGoesOnAfterThat() throws Exception {
    configure(door());
    ingest = ingest();
    try (var records = records()) {
      awaitThat(() -> records.batches("door").size() > 10);
      awaitThat(() -> last(records.batches("door")).getTimestampSource() == TimestampSource.NTP);

      AppProcess.signal("STOP", ingest.pid());
      awaitThat(() -> last(records.batches("door")).getEndOfStream());
      int streams = records.streams("door").size();

      AppProcess.signal("CONT", ingest.pid());
      awaitThat(() -> records.streams("door").size() > streams);
      awaitThat(() -> last(records.healths("door")).getState() == CameraState.STREAMING);
      assertThat(last(records.healths("door")).getCrashes()).isZero();
    }
  }

  @Test
  void endsByItselfWhereAllFilesAreOver() throws IOException {
    configure("  - {id: once, source: 'file:%s/bars.y4m'}".formatted(folder));

    Console run = Console.run("ingest", "--config", config().toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("(?m)^once +50 +50 +0 +0  ENDED$");
  }

  @Test
  void saysWhichKeyIsMissing() throws IOException {
    configure(yard());

    Console run =
        Console.run("ingest", "--config", config().toString(), "-D", "kafka.bootstrap-servers=");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("kafka.bootstrap-servers");
  }

  @Test
  void noPasswordShowsWhateverGoesWrong() throws Exception {
    int page = Ports.free();
    configure(
        door(),
        "  - {id: wrong, source: 'rtsp://admin:x%s@127.0.0.1:%d/door'}"
            .formatted(PASSWORD, cameras.port()),
        "  - {id: rtsp, source: 'rtsp://127.0.0.1:1/a?user=me&password=%s'}".formatted(PASSWORD),
        "  - {id: path, source: 'rtsp://127.0.0.1:1/user=me_password=%s_channel=1'}"
            .formatted(PASSWORD),
        "  - {id: web, source: 'http://me:%1$s@127.0.0.1:1/mjpeg?token=%1$s'}".formatted(PASSWORD),
        "  - {id: live, source: 'https://127.0.0.1:1/live.m3u8?sig=1&key=%s'}".formatted(PASSWORD),
        "  - {id: far, source: 'srt://127.0.0.1:1?passphrase=%s'}".formatted(PASSWORD),
        "ingest: {metrics-port: %d}".formatted(page));
    ingest = ingest();
    var ids = List.of("wrong", "rtsp", "path", "web", "live", "far");
    List<String> shown = new ArrayList<>();
    try (var records = records()) {
      awaitThat(() -> !records.batches("door").isEmpty());
      for (String id : ids) {
        awaitThat(() -> errors().contains("camera %s OFFLINE: ".formatted(id)));
        awaitThat(() -> !records.healths(id).isEmpty());
      }
      shown.addAll(pages(page));
      crashChild();
      awaitThat(() -> errors().contains("its ingester process crashed (signal 11)"));
      awaitThat(() -> !files(".redacted").isEmpty());
      shown.addAll(pages(page));
      shown.addAll(arguments());
      shown.addAll(variablesOfChildren());
      ids.forEach(id -> shown.add(records.healths(id).toString()));
      AppProcess.interrupt(ingest);
      assertThat(ingest.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    shown.add(errors());
    assertThat(shown).noneMatch(IngestTest::isSecret);
    assertThat(filesWithSecrets()).isEmpty();
  }

  /** The children alone hold the streams; the one there is crashes as native code would. */
  private void crashChild() throws Exception {
    long child = ingest.descendants().findFirst().orElseThrow().pid();
    new ProcessBuilder("kill", "-SEGV", Long.toString(child)).start().waitFor();
  }

  private static List<String> pages(int port) throws Exception {
    List<String> texts = new ArrayList<>();
    for (String path : List.of("metrics", "healthz", "readyz")) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/%s".formatted(port, path)));
      texts.add(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
    }
    assertThat(texts.get(0)).contains("\"wrong\"", "\"far\"");
    return texts;
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /** With the logging that it has outside of tests. */
  private Process ingest() throws IOException {
    return AppProcess.start(
        List.of("-Dlog4j2.configurationFile=log4j2.xml"),
        "io.zoetrope.app.Main",
        folder,
        temporary,
        "ingest",
        "--config",
        config().toString());
  }

  private String door() {
    return "  - {id: door, source: 'rtsp://127.0.0.1:%d/door', user: admin, password: %s}"
        .formatted(cameras.port(), PASSWORD);
  }

  private String yard() {
    return "  - {id: yard, source: 'file:%s/bars.y4m', loop: true}".formatted(folder);
  }

  private Path config() {
    return folder.resolve("zoetrope.yaml");
  }

  /** As editors do: all at once. */
  private void configure(String... entries) throws IOException {
    String text =
        """
        model: %s/small-model
        cameras:
        %s
        kafka:
          bootstrap-servers: %s
          partitions: 2
          properties:
            ssl.truststore.password: %s
            default.api.timeout.ms: 60000 # the machine may have much else to do
            request.timeout.ms: 60000
        """
            .formatted(folder, String.join("\n", entries), kafka.bootstrapServers(), KAFKA_SECRET);
    Path edited = Files.writeString(folder.resolve("edited"), text);
    Files.move(edited, config(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Once the topics are there. */
  private IngestedRecords records() {
    await()
        .atMost(PATIENCE)
        .failFast(() -> assertThat(ingest.isAlive()).as(errors()).isTrue())
        .until(() -> errors().contains("kafka "));
    return new IngestedRecords(kafka.bootstrapServers());
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }

  /** In the last of a camera's streams: it has another one until its clock is known. */
  private static long missing(List<FrameBatch> batches) {
    String stream = last(batches).getStreamId();
    assertThat(batches.stream().map(FrameBatch::getStreamId).distinct().count()).isLessThan(3);
    return IngestedRecords.missing(
        batches.stream().filter(each -> each.getStreamId().equals(stream)).toList());
  }

  private List<String> arguments() throws IOException {
    List<String> all = new ArrayList<>();
    for (ProcessHandle each : ingest.descendants().toList()) {
      all.add(Files.readString(Path.of("/proc", Long.toString(each.pid()), "cmdline")));
    }
    all.add(Files.readString(Path.of("/proc", Long.toString(ingest.pid()), "cmdline")));
    return all;
  }

  private List<String> variablesOfChildren() throws IOException {
    List<String> all = new ArrayList<>();
    for (ProcessHandle each : ingest.descendants().toList()) {
      Path file = Path.of("/proc", Long.toString(each.pid()), "environ");
      all.addAll(List.of(Files.readString(file, ISO_8859_1).split("\0")));
    }
    return all;
  }

  private static boolean isSecret(String text) {
    return text.contains(PASSWORD) || text.contains(KAFKA_SECRET);
  }

  /** But for the configuration. */
  private List<Path> filesWithSecrets() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(config()) && isSecret(Files.readString(file, ISO_8859_1))) {
          found.add(file);
        }
      }
    }
    return found;
  }
}

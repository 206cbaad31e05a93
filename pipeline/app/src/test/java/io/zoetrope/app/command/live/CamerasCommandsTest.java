package io.zoetrope.app.command.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.CameraTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cameras added, removed and listed in front of a real Kafka. */
class CamerasCommandsTest {
  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static Map<String, String> client;
  private static Path config;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var admin = Admin.create(new HashMap<>(client))) {
      LedTopics.create(
          admin,
          List.of(
              new NewTopic(Topics.CAMERAS, 4, (short) 1),
              new NewTopic(Topics.CAMERA_SETTINGS, 1, (short) 1),
              new NewTopic(Topics.CAMERA_HEALTH, 1, (short) 1)));
    }
    config =
        Files.writeString(
            folder.resolve("zoetrope.yaml"),
            """
            cameras:
              - id: gate
                source: rtsp://10.0.0.4/live?password=opens-sesame
                user: viewer
                password: ${NOT_SET_HERE}
            """);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void aCameraIsAddedAsTheFileWouldHaveItAndRemoved() {
    Console add =
        cameras(
            "add",
            "door",
            "rtsps://10.0.0.5/live",
            "--user=viewer",
            "--password-env=CAMERA_DOOR",
            "--tls=insecure",
            "--transport=udp",
            "--mask=0,0,0.5,1");
    assertThat(add.exitCode()).as(add.err()).isZero();
    assertThat(entry("door"))
        .contains("id: \"door\"", "password: \"${CAMERA_DOOR}\"", "transport: \"udp\"")
        .contains("- \"0.0,0.0,0.5,1.0\"");
    Console again = cameras("add", "door", "rtsp://10.0.0.6/live");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("door: was added before; --replace changes it");
    assertThat(cameras("add", "door", "rtsp://10.0.0.6/live", "--replace").exitCode()).isZero();
    assertThat(entry("door")).contains("10.0.0.6");
    assertThat(cameras("set", "door", "--priority=2").exitCode()).isZero(); // it is known

    assertThat(cameras("remove", "door").exitCode()).isZero();
    assertThat(entry("door")).isNull();
    Console gone = cameras("remove", "door");
    assertThat(gone.exitCode()).isEqualTo(2);
    assertThat(gone.err()).contains("door: no ");
  }

  @ParameterizedTest
  @CsvSource({
    "door rtsp://viewer:opens-sesame@10.0.0.5/live, --password-env",
    "door rtsp://10.0.0.5/live?pwd=opens-sesame, --password-env",
    "door rtsp://10.0.0.5/live --user=viewer --password-env=opens-sesame, is not the password",
    "door rtsp://10.0.0.5/live --user=viewer --password-env=KAFKA_PASSWORD, begin with CAMERA_",
    "door rtsp://10.0.0.5/live --user=viewer, user and password go together",
    "door ftp://10.0.0.5/live, is neither rtsp",
    "door rtsp://10.0.0.5/live --tls=none, tls: verify",
    "door rtsp://10.0.0.5/live --mask=0.5;0;0.9;1, a part lies inside the frame",
    "a/b rtsp://10.0.0.5/live, id: 1 to 64",
    "gate rtsp://10.0.0.5/live, is a camera of the configuration",
  })
  void whatTheFileMayNotSayIsRefusedAndNoPasswordIsShown(String arguments, String problem) {
    Console add = cameras("add", arguments.replace(';', ',').split(" ", -1));

    assertThat(add.exitCode()).isEqualTo(2);
    assertThat(add.err()).contains(problem).doesNotContain("sesame", "\tat ");
    assertThat(entry("door")).isNull();
  }

  @Test
  void camerasOfTheFileAreRemovedThere() {
    Console remove = cameras("remove", "gate");
    assertThat(remove.exitCode()).isEqualTo(2);
    assertThat(remove.err()).contains("gate: is a camera of the configuration: remove it there");
  }

  @Test
  void allAreListedWithWhereTheyStandAndHowTheyDo() throws Exception {
    var topic = new CameraTopic(client, Topics.CAMERAS);
    topic.write("yard", "{id: yard, source: 'rtsp://u:${YARD}@10.0.0.7/live'}".getBytes(UTF_8));
    topic.write("torn", "{id: torn, speed: 9}".getBytes(UTF_8));
    health("yard", CameraState.OFFLINE, "no answer");
    health("yard", CameraState.STREAMING, null);

    assertThat(cameras("list").out().lines())
        .anyMatch(
            it -> it.matches("gate +file +UNKNOWN +rtsp://10.0.0.4/live\\?password=\\*\\*\\*"))
        .anyMatch(it -> it.matches("yard +topic +STREAMING +rtsp://10.0.0.7/live"))
        .anyMatch(
            it -> it.matches("torn +topic +UNKNOWN +cameras-\\d, offset \\d:1: .*unknown key.*"));
    assertThat(cameras("list", "--json").out())
        .contains(
            "{\"cameraId\":\"yard\",\"from\":\"topic\",\"source\":\"rtsp://10.0.0.7/live\",\"state\":\"STREAMING\",\"problem\":null}")
        .doesNotContain("sesame");
    assertThat(cameras("remove", "torn").exitCode()).isZero();
    assertThat(cameras("remove", "yard").exitCode()).isZero();
  }

  private static void health(String camera, CameraState state, String message) throws Exception {
    var health =
        CameraHealth.newBuilder()
            .setCameraId(camera)
            .setTime(Instant.now().toEpochMilli() * 1000)
            .setState(state)
            .setMessage(message)
            .build();
    new CameraTopic(client, Topics.CAMERA_HEALTH)
        .write(camera, RecordSerde.of(CameraHealth.class).encode(health));
  }

  /** As it stands in the topic; null: removed or never there. */
  private static String entry(String camera) {
    var record = new CameraTopic(client, Topics.CAMERAS).newest().get(camera);
    return record == null || record.value() == null ? null : new String(record.value(), UTF_8);
  }

  private static Console cameras(String command, String... arguments) {
    var all = new ArrayList<>(List.of("cameras", command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config=" + config, "--bootstrap", kafka.bootstrapServers()));
    return Console.run(all.toArray(String[]::new));
  }
}

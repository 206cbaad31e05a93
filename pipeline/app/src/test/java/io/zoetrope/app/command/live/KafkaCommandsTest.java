package io.zoetrope.app.command.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.Main;
import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.SettingsTopic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in front of a Kafka that others write to, too. */
class KafkaCommandsTest {
  private static final String PIPED = "piped-events";

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static Map<String, String> client;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(folder, Ports.free());
    client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var admin = Admin.create(new HashMap<>(client))) {
      LedTopics.create(
          admin,
          List.of(
              new NewTopic(Topics.ACTION_EVENTS, 1, (short) 1),
              new NewTopic(PIPED, 1, (short) 1),
              new NewTopic(Topics.CAMERA_SETTINGS, 1, (short) 1)));
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void eventsNamesAndPassesOverWhatIsNone() throws Exception {
    byte[] senseless = RecordSerde.of(ActionEvent.class).encode(endWithoutReason());
    byte[] cutShort = Arrays.copyOf(senseless, 20);
    write(
        Topics.ACTION_EVENTS,
        "no event\u001b[2J".getBytes(UTF_8),
        "{\"eventId\": 7}".getBytes(UTF_8),
        cutShort,
        null,
        senseless);

    Console events = Console.run("events", "--bootstrap", kafka.bootstrapServers());

    assertThat(events.exitCode()).isZero();
    assertThat(events.out()).contains("fall").hasLineCount(1);
    assertThat(events.err().lines().toList())
        .hasSize(4)
        .allMatch(line -> line.contains("is passed over: "))
        .noneMatch(line -> line.contains("\u001b"));
    for (int offset = 0; offset < 4; offset++) {
      assertThat(events.err()).contains("action-events-0, offset " + offset + " is passed over: ");
    }
  }

  @Test
  void eventsEndsWhereNobodyReadsItsOutput() throws Exception {
    byte[] event = RecordSerde.of(ActionEvent.class).encode(endWithoutReason());
    write(PIPED, event, event);
    PrintStream before = System.out;
    System.setOut(new PrintStream(closedPipe(), true, UTF_8));
    try {
      assertThat(
              Main.commandLine()
                  .execute(
                      "events",
                      "--follow",
                      "--since=1h",
                      "--topic",
                      PIPED,
                      "--bootstrap",
                      kafka.bootstrapServers()))
          .isZero();
    } finally {
      System.setOut(before);
    }
  }

  private static OutputStream closedPipe() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
  }

  @Test
  void settingsAreFoundBesideRecordsThatAreNone() throws Exception {
    var settings =
        CameraSettings.newBuilder().setCameraId("door").setVersion(3).setEffectiveFrom(0).build();
    byte[] good = RecordSerde.of(CameraSettings.class).encode(settings);
    write(Topics.CAMERA_SETTINGS, good);
    assertThat(cameras("set", "door", "--priority=2").exitCode()).isZero();
    var changed = new SettingsTopic(client).newest("door").orElseThrow();
    assertThat(changed.getVersion()).isEqualTo(4);
    assertThat(changed.getPriority()).isEqualTo(2);

    write(Topics.CAMERA_SETTINGS, good, null);
    assertThat(new SettingsTopic(client).newest("door")).isEmpty();
    assertThat(cameras("show", "door").out()).isEqualToIgnoringNewLines("door");
  }

  @Test
  void settingsThatCannotBeReadAreNotBuiltOn() throws Exception {
    write(Topics.CAMERA_SETTINGS, "none".getBytes(UTF_8));
    Console set = cameras("set", "door", "--priority=2");
    assertThat(set.exitCode()).isEqualTo(2);
    assertThat(set.err())
        .contains("camera-settings-0, offset ", "not a CameraSettings", "cameras set door --reset");
    assertThat(cameras("show", "door").out()).contains("hidden", "not a CameraSettings");
    assertThat(cameras("show", "door", "--json").out()).contains("\"hidden\"");

    assertThat(cameras("set", "door", "--reset", "--priority=2").exitCode()).isZero();
    assertThat(new SettingsTopic(client).newest("door").orElseThrow().getPriority()).isEqualTo(2);
  }

  @Test
  void unknownCamerasAreRefused() {
    Console set = cameras("set", "dor", "--priority=2");
    assertThat(set.exitCode()).isEqualTo(2);
    assertThat(set.err()).contains("there is no camera 'dor'", "--config", "--force");
    assertThat(new SettingsTopic(client).newest("dor")).isEmpty();
    assertThat(cameras("set", "alley", "--priority=2", "--force").exitCode()).isZero();
    assertThat(cameras("set", "alley", "--priority=3").exitCode()).isZero();
    assertThat(
            cameras(
                    "set",
                    "yard",
                    "--priority=3",
                    "-D",
                    "cameras[0].id=yard",
                    "-D",
                    "cameras[0].source=file:a")
                .exitCode())
        .isZero();
  }

  @Test
  void nothingIsShownOfAnUnknownCamera() {
    Console show = cameras("show", "dor");
    assertThat(show.exitCode()).isEqualTo(2);
    assertThat(show.out()).isEmpty();
    assertThat(show.err()).contains("nothing is known of camera 'dor'");
  }

  @Test
  void aPriorityThatNobodySetIsNotShown() {
    Console show =
        cameras("show", "path", "-D", "cameras[0].id=path", "-D", "cameras[0].source=file:a");
    assertThat(show.out()).isEqualToIgnoringNewLines("path");
  }

  @Test
  void unknownLabelsAreRefused() throws Exception {
    var settings = SettingsMerge.open("gate").setVersion(1).build();
    new SettingsTopic(client).write(settings);
    Path model = Configs.smallModel(folder.resolve("models")).folder();
    Console set = cameras("set", "gate", "--label=wakl=off", "-D", "model=" + model);
    assertThat(set.exitCode()).isEqualTo(2);
    assertThat(set.err()).contains("there is no label 'wakl'", "known are fall, run, walk");
    assertThat(cameras("set", "gate", "--label=walk=off", "-D", "model=" + model).exitCode())
        .isZero();
    assertThat(cameras("set", "gate", "--label=wakl=off", "--force").exitCode()).isZero();
    assertThat(new SettingsTopic(client).newest("gate").orElseThrow().getLabelsOff())
        .containsExactly("wakl", "walk");
  }

  @Test
  void masksAreListedWithAnIndexAndOneIsRemoved() {
    String[] roof = {
      "-D",
      "cameras[0].id=roof",
      "-D",
      "cameras[0].source=file:a",
      "-D",
      "cameras[0].masks[0]=0,0,1,0.1"
    };
    assertThat(
            cameras("set", with(roof, "roof", "--mask=0,0,0.3,0.3", "--mask=0.5,0,0.5,1"))
                .exitCode())
        .isZero();
    assertThat(cameras("show", with(roof, "roof")).out().lines().map(String::strip))
        .contains(
            "mask 0      0.0,0.0,0.3,0.3",
            "mask 1      0.5,0.0,0.5,1.0",
            "mask        0.0,0.0,1.0,0.1 (of the configuration)");

    assertThat(cameras("set", with(roof, "roof", "--unmask=0")).exitCode()).isZero();
    assertThat(cameras("show", with(roof)).out())
        .contains("mask 0      0.5,0.0,0.5,1.0", "(of the configuration)")
        .doesNotContain("0.0,0.0,0.3,0.3");
    Console none = cameras("set", with(roof, "roof", "--unmask=7"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("there is no mask [7]");

    assertThat(cameras("set", with(roof, "roof", "--reset")).exitCode()).isZero();
    assertThat(new SettingsTopic(client).newest("roof")).isEmpty();
  }

  @Test
  void whatIsOffInTheConfigurationIsNotSwitchedOn() {
    String[] lane = {
      "-D",
      "cameras[0].id=lane",
      "-D",
      "cameras[0].source=file:a",
      "-D",
      "cameras[0].labels-off[0]=run"
    };
    Console set = cameras("set", with(lane, "lane", "--label=run=on", "--force"));
    assertThat(set.exitCode()).isEqualTo(2);
    assertThat(set.err()).contains("label 'run' is off in the configuration");
  }

  private static String[] with(String[] overrides, String... arguments) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(overrides)).toArray(String[]::new);
  }

  private static Console cameras(String command, String... arguments) {
    var all = new ArrayList<>(List.of("cameras", command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap", kafka.bootstrapServers()));
    return Console.run(all.toArray(String[]::new));
  }

  private static void write(String topic, byte[]... values) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topic, 0, "door".getBytes(UTF_8), value)).get();
      }
    }
  }

  private static ActionEvent endWithoutReason() {
    return ActionEvent.newBuilder()
        .setEventId("e")
        .setRevision(1)
        .setPhase(Phase.END)
        .setCameraId("door")
        .setStreamId("s")
        .setLabel("fall")
        .setScore(0.9f)
        .setStartTime(1_700_000_000_000_001L)
        .setEndTime(1_700_000_000_000_002L)
        .setTopK(List.of())
        .setModel(new ModelIdentity("demo", "1", true))
        .setClipCoverage(1)
        .setLatency(new Latency(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8))
        .build();
  }
}

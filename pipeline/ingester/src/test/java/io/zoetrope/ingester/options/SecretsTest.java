package io.zoetrope.ingester.options;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.source.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String WRONG = "hunter2-wrong";

  @Test
  void neitherLogNorHealthShowsAPassword() {
    var log = new ByteArrayOutputStream();
    var sink = new RecordedSink();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (var cameras = SimulatedCameras.start(0, new Credentials("ann", "right"))) {
      String address = cameras.paint("door", SMALL, MOVING);
      var camera =
          CameraOptions.of("door", address.replace("rtsp://", "rtsp://ann:" + WRONG + "@"));
      try (var ingester = new Ingester(Testkit.options(), List.of(camera), GEOMETRY, () -> sink)) {
        ingester.start();
        await().until(() -> sink.states("door").contains(CameraState.OFFLINE));
        assertThat(ingester.cameras().toString()).doesNotContain(WRONG);
      }
    } finally {
      System.setErr(err);
    }

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("camera door OFFLINE", "refuses user or password")
        .doesNotContain(WRONG);
    assertThat(sink.messages("door")).isNotEmpty().noneMatch(message -> message.contains(WRONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"live?userpassword=hunter2-wrong", "user=ann_loginpas=a_hunter2-wrong_channel=1"})
  void neitherLogNorHealthTellsWhatPathAndQueryHold(String path) {
    var log = new ByteArrayOutputStream();
    var sink = new RecordedSink();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (var cameras = SimulatedCameras.start()) {
      var camera =
          CameraOptions.of("door", "rtsp://127.0.0.1:%d/%s".formatted(cameras.port(), path));
      try (var ingester = new Ingester(Testkit.options(), List.of(camera), GEOMETRY, () -> sink)) {
        ingester.start();
        await().until(() -> sink.states("door").contains(CameraState.OFFLINE));
        assertThat(ingester.cameras().toString()).doesNotContain(WRONG);
      }
    } finally {
      System.setErr(err);
    }

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("camera door OFFLINE")
        .doesNotContain(WRONG);
    assertThat(sink.messages("door")).isNotEmpty().noneMatch(message -> message.contains(WRONG));
  }

  @Test
  void otherSchemesAndQuotedValuesAreRedactedToo() {
    String text =
        "http://ann:hunter2-wrong@host/x failed; sasl.jaas.config=Login"
            + " password=\"hunter2-wrong\";";

    assertThat(Secrets.redact(text)).contains("http://***@host/x").doesNotContain(WRONG);
  }

  @Test
  void anAddressWithoutSecretsIsShownAsItIs() {
    String source = "rtsp://host:554/Streaming/Channels/101?transportmode=unicast&channel=1";

    assertThat(CameraOptions.of("c", source).shownSource()).isEqualTo(source);
  }

  @Test
  void optionsPrintNoPassword() {
    var camera = CameraOptions.of("c", "rtsp://ann:%s@host/live".formatted(WRONG));
    var kafka = Testkit.to("host:9092", "sasl.jaas.config=password=" + WRONG);

    assertThat(camera.toString() + kafka).doesNotContain(WRONG, "ann");
    assertThat(camera.credentials()).contains(new Credentials("ann", WRONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://host/live?user=ann&password=hunter2-wrong&channel=1",
        "rtsp://host/user=ann_password=hunter2-wrong_channel=1.sdp",
        "rtsp://host/live?pwd=hunter2-wrong",
        "rtsp://host/live?token=hunter2-wrong",
        "rtsp://host/live?loginuse=ann&loginpas=hunter2-wrong",
        "rtsp://host/live?userpassword=hunter2-wrong&channel=1",
        "rtsp://host/live?mypwd=hunter2-wrong",
        "rtsp://host/live?USR=ann&UsrPwd2=hunter2-wrong",
        "rtsp://host/live?access_token_v2=hunter2-wrong",
        "rtsp://host/live?apikey=hunter2-wrong",
        "rtsp://host/live?user%5Bpassword%5D=hunter2-wrong",
        "rtsp://host/live?login=name%3Dann%26pwd%3Dhunter2-wrong",
        "rtsp://host/live?password=a/b,c;d_hunter2-wrong",
        "rtsp://host/password=a_hunter2-wrong/live",
        "rtsp://host/live;mypassword=hunter2-wrong"
      })
  void redactsPasswordsOfPathAndQuery(String source) {
    assertThat(CameraOptions.of("c", source).toString()).contains("***").doesNotContain(WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://ann:hunter2-wrong@ho st/live",
        "rtsp://ann:hunter2-wrong@/live",
        "rtps://ann:hunter2-wrong@host/live",
        "ann:hunter2-wrong@host/live",
        "rtsp:ann:hunter2-wrong@host/live"
      })
  void refusesAMalformedAddressWithoutPrintingIt(String source) {
    assertThatThrownBy(() -> CameraOptions.of("c", source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("camera 'c'")
        .hasMessageNotContaining(WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://ann:a%2Fb%40c@host:554/x",
        "rtsp://ann:a/b@c@host:554/x",
        "rtsp://ann:a/b%40c@host:554/x"
      })
  void takesPasswordsThatLookLikeAddresses(String source) {
    var camera = CameraOptions.of("c", source);

    assertThat(camera.credentials()).contains(new Credentials("ann", "a/b@c"));
    assertThat(camera.source()).hasToString("rtsp://host:554/x");
  }

  @Test
  void namesTheVariableThatIsNotSetAndItsLine() {
    var file =
        ConfigFile.of(
            "zoetrope.yaml",
            """
            cameras:
            - id: door
              source: rtsp://host/live
              user: ann
              password: ${ZOETROPE_NOT_SET}
            """,
            List.of());

    assertThatThrownBy(() -> file.as(CameraOptions::of))
        .hasMessage(
            "zoetrope.yaml:5: cameras[0].password: the environment variable ZOETROPE_NOT_SET is"
                + " not set");
  }
}

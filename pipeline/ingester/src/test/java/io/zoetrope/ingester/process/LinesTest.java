package io.zoetrope.ingester.process;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final CameraSnapshot SNAPSHOT =
      new CameraSnapshot(
          "door",
          CameraState.STREAMING,
          Optional.of("a \"quoted\" reason\nof two lines"),
          "s1",
          Optional.of(TimestampSource.NTP),
          Optional.of(new Size(640, 480)),
          14.9,
          15,
          Duration.ofMillis(33),
          Duration.ofNanos(-123_456_789),
          1,
          2,
          30,
          20,
          15,
          5,
          Optional.of("avdec_h264 (software)"));

  @Test
  void everyOrderIsReadAsItWasGiven() {
    var options = Testkit.to("broker:9092", "sasl.password=kafka-secret");

    assertThat(passed(new Order.Begin(options, GEOMETRY, Map.of("a.b", "c"))))
        .isEqualTo(new Order.Begin(options, GEOMETRY, Map.of("a.b", "c")));
    assertThat(passed(new Order.Begin(options, FrameGeometry.shortSide(9), Map.of())))
        .isEqualTo(new Order.Begin(options, FrameGeometry.shortSide(9), Map.of()));
    for (CameraOptions camera : List.of(camera(), followed(), withZones())) {
      var add = new Order.Add(placed(camera));
      assertThat(passed(add)).isEqualTo(add);
    }
    assertThat(passed(new Order.Remove("door"))).isEqualTo(new Order.Remove("door"));
    assertThat(passed(new Order.Frames(true))).isEqualTo(new Order.Frames(true));
    assertThat(passed(new Order.Alive())).isEqualTo(new Order.Alive());
    assertThat(passed(new Order.End())).isEqualTo(new Order.End());
  }

  @Test
  void everyAnswerIsReadAsItWasGiven() {
    var health =
        CameraHealth.newBuilder()
            .setCameraId("door")
            .setTime(1)
            .setState(CameraState.OFFLINE)
            .setMessage("why")
            .setCrashes(3)
            .build();
    for (Answer answer :
        List.of(
            new Answer.Ready(),
            new Answer.Failed("why", true),
            new Answer.Change(health),
            new Answer.Snapshots(List.of(SNAPSHOT)),
            new Answer.Removed("door", List.of(SNAPSHOT)))) {
      assertThat(Lines.of(answer)).doesNotContain("\n");
      assertThat(Lines.answer(Lines.of(answer))).contains(answer);
    }
  }

  @Test
  void whatALibraryPrintsIsNoAnswer() {
    assertThat(Lines.answer("(java:1): GLib-CRITICAL **: assertion failed")).isEmpty();
    assertThat(Lines.answer("{\"answer\":\"Nonsense\"}")).isEmpty();
    assertThat(Lines.answer("")).isEmpty();
  }

  @Test
  void noErrorQuotesALine() {
    String line = Lines.of(new Order.Add(Placement.of(camera(), Map.of("door", 7))));

    assertThat(line).contains("hunter2");
    assertThatThrownBy(() -> Lines.order(line.substring(0, line.length() - 1)))
        .hasNoCause()
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void noOrderPrintsItsPasswords() {
    var options = Testkit.to("broker:9092", "sasl.password=kafka-secret");

    assertThat(new Order.Begin(options, GEOMETRY, Map.of("store.password", "store-secret")))
        .asString()
        .doesNotContain("kafka-secret", "store-secret");
    assertThat(new Order.Add(Placement.of(camera(), Map.of("door", 7))))
        .asString()
        .doesNotContain("hunter2");
  }

  /** With all that can be set. */
  private static CameraOptions camera() {
    var file =
        ConfigFile.of(
            List.of(
                "cameras[0].id=door",
                "cameras[0].source=rtsps://10.0.0.5/live?token=abc",
                "cameras[0].user=admin",
                "cameras[0].password=hunter2",
                "cameras[0].transport=udp",
                "cameras[0].tls=insecure",
                "cameras[0].loop=true",
                "cameras[0].priority=2",
                "cameras[0].masks[0]=0,0,0.3,0.3",
                "cameras[0].labels-off[0]=run",
                "cameras[0].start-score=0.7",
                "cameras[0].hop=500ms"));
    return CameraOptions.of(file.config()).get(0);
  }

  private static CameraOptions followed() {
    return camera(
        "cameras[0].source=test:ball",
        "cameras[0].zone=0,0,0.5,1",
        "cameras[0].follow=motion",
        "cameras[0].schedule[0]=mon-fri 22:00-06:00",
        "ingest.time-zone=Europe/Berlin");
  }

  private static CameraOptions withZones() {
    return camera(
        "cameras[0].source=file:door.mp4",
        "cameras[0].schedule[0]=sat,sun",
        "cameras[0].zones[0].name=gate",
        "cameras[0].zones[0].area=0,0,0.5,1",
        "cameras[0].zones[0].follow=motion",
        "cameras[0].zones[0].priority=3",
        "cameras[0].zones[1].name=roof",
        "cameras[0].zones[1].area=0,1 0.5,0 1,1",
        "cameras[0].zones[1].labels-off[0]=run",
        "cameras[0].zones[1].schedule[0]=08:00-18:00",
        "ingest.time-zone=+02:00");
  }

  private static CameraOptions camera(String... keys) {
    List<String> all = new ArrayList<>(List.of("cameras[0].id=door"));
    all.addAll(List.of(keys));
    return CameraOptions.of(ConfigFile.of(all).config()).get(0);
  }

  private static Placement placed(CameraOptions camera) {
    Map<String, Integer> lanes = new HashMap<>();
    camera.streams().forEach(stream -> lanes.put(stream.id(), lanes.size() + 7));
    return new Placement(camera, lanes, Map.of("door", SNAPSHOT));
  }

  private static Order passed(Order order) {
    String line = Lines.of(order);
    assertThat(line).doesNotContain("\n");
    return Lines.order(line);
  }
}

package io.zoetrope.ingester.process;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.time.Duration;
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
    var add = new Order.Add(camera(), 7, Optional.of(SNAPSHOT));
    assertThat(passed(add)).isEqualTo(add);
    assertThat(passed(new Order.Remove("door"))).isEqualTo(new Order.Remove("door"));
    assertThat(passed(new Order.Frames(true))).isEqualTo(new Order.Frames(true));
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
            new Answer.Removed(SNAPSHOT))) {
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
    String line = Lines.of(new Order.Add(camera(), 7, Optional.empty()));

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
    assertThat(new Order.Add(camera(), 7, Optional.empty())).asString().doesNotContain("hunter2");
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

  private static Order passed(Order order) {
    String line = Lines.of(order);
    assertThat(line).doesNotContain("\n");
    return Lines.order(line);
  }
}

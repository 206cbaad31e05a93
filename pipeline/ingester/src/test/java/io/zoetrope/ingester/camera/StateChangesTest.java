package io.zoetrope.ingester.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateChangesTest {
  private final List<String> lines = new ArrayList<>();
  private final Camera camera =
      new Camera(CameraOptions.of(CameraConfig.of("door", "rtsp://door/live")), 0);
  private Duration now = Duration.ZERO;

  private final StateChanges changes =
      new StateChanges(
          new RecordedSink(),
          change -> lines.add(change.getState() + " " + change.getMessage()),
          () -> now.toNanos());

  @Test
  void aCameraThatStaysAwayIsToldAtGrowingIntervalsWhateverItsReasons() {
    report(CameraState.CONNECTING, null);
    for (; now.toMinutes() < 16; now = now.plusSeconds(10)) {
      report(CameraState.OFFLINE, now.toSeconds() % 20 == 0 ? "refused" : "no route");
    }
    assertThat(lines)
        .containsExactly(
            "CONNECTING null",
            "OFFLINE refused",
            "OFFLINE no route", // after a minute
            "OFFLINE refused", // after two more, and so on
            "OFFLINE no route",
            "OFFLINE refused");
  }

  @Test
  void aCameraThatComesBackIsToldAtOnceAndSoIsItsNextFailure() {
    report(CameraState.OFFLINE, "refused");
    report(CameraState.STREAMING, null);
    report(CameraState.STREAMING, null);
    report(CameraState.OFFLINE, "refused");
    assertThat(lines).containsExactly("OFFLINE refused", "STREAMING null", "OFFLINE refused");
  }

  private void report(CameraState state, String message) {
    changes.accept(
        camera,
        CameraHealth.newBuilder()
            .setCameraId("door")
            .setTime(0)
            .setState(state)
            .setStreamId("s")
            .setMessage(message)
            .build());
  }
}

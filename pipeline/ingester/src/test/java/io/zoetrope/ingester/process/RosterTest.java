package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.schemas.CameraState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final Map<String, Integer> LANES = Map.of("door", 0);

  private final Roster roster = new Roster();

  /** Its last state of before is that it has ended. */
  @Test
  void aCameraThatComesBackIsNotOver() {
    var camera = CameraOptions.of("door", "rtsp://10.0.0.5/live");
    Charge door = roster.add(camera, LANES);
    door.last(ended(door));
    roster.left(door);
    assertThat(roster.isOver()).isFalse();

    roster.add(camera, LANES);

    assertThat(roster.isOver()).isFalse();
  }

  @Test
  void aFileThatComesBackIsOverWhenItEndsAgain() {
    var file = CameraOptions.of("door", "file:/films/door.mp4");
    Charge door = roster.add(file, LANES);
    door.last(ended(door));
    assertThat(roster.isOver()).isTrue();
    roster.left(door);

    Charge again = roster.add(file, LANES);
    assertThat(roster.isOver()).isFalse();
    again.last(ended(again));

    assertThat(roster.isOver()).isTrue();
  }

  private static CameraSnapshot ended(Charge camera) {
    Camera one = camera.placement().cameras().get(0);
    var status = new CameraStatus(one, new RecordedSink(), () -> "");
    status.state(CameraState.ENDED, "");
    return status.snapshot();
  }
}

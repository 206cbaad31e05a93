package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A camera with zones, as its supervisor knows it. */
class ZonesOfAChargeTest {
  private static final Map<String, Integer> LANES =
      Map.of("door/in", 3, "door/out", 4, "door/new", 5, "yard", 6);

  private final Roster roster = new Roster();

  @Test
  void eachZoneHasItsOwnLaneAndFramesAndTheConnectionOfItsCamera() {
    Charge door = roster.add(camera("in", "out"), LANES);
    assertThat(door.lanes()).containsOnly(entry("door/in", 3), entry("door/out", 4));
    assertThat(door.placement().before()).isEmpty();
    for (Camera each : counted(door.placement(), 20)) {
      door.last(snapshot(each, "stream of " + each.id()));
    }

    List<Camera> again = door.placement().cameras();

    assertThat(again).extracting(Camera::id).containsExactly("door", "door/in", "door/out");
    assertThat(again).extracting(Camera::lane).endsWith(3, 4);
    assertThat(again).extracting(each -> each.counters().taken.get()).containsExactly(0L, 21L, 22L);
    assertThat(again).allMatch(each -> each.counters().decoded.get() == 40);
    again.get(0).counters().crashes.incrementAndGet();
    assertThat(again).allMatch(each -> each.counters().crashes.get() == 1);
    assertThat(door.placement().lastStream("door/out")).isEqualTo("stream of door/out");
  }

  @Test
  void whatItsProcessSaysOfOtherZonesIsNotTaken() {
    Charge door = roster.add(camera("in"), LANES);
    var other = new Charge(camera("out"), Map.of("door/out", 4));

    door.last(other.last().get(1));

    assertThat(door.last()).extracting(CameraSnapshot::cameraId).containsExactly("door", "door/in");
    assertThat(door.placement().before()).isEmpty();
  }

  @Test
  void whereItsZonesChangeThoseThatStayGoOnWithTheirCountsAndOthersHaveLeft() {
    Charge door = roster.add(camera("in", "out"), LANES);
    counted(door.placement(), 20).forEach(each -> door.last(snapshot(each, "")));

    CameraOptions changed = camera("in", "new");
    assertThat(door.isWanted(changed)).isFalse();
    door.leave(Optional.of(new Charge(changed, Roster.ofStreams(changed, LANES))));
    assertThat(door.isWanted(changed)).isTrue();
    Charge next = roster.left(door).orElseThrow();

    assertThat(next.placement().cameras())
        .extracting(each -> each.counters().taken.get())
        .containsExactly(0L, 21L, 0L);
    assertThat(roster.snapshots())
        .extracting(CameraSnapshot::cameraId)
        .containsExactly("door", "door/in", "door/new", "door/out");
  }

  @Test
  void ofThoseThatLeftTheNewestAreRemembered() {
    for (int i = 0; i <= Roster.MOST_DEPARTED; i++) {
      roster.left(roster.add(CameraOptions.of("camera-" + i, "file:a"), Map.of("camera-" + i, 0)));
    }
    roster.add(CameraOptions.of("camera-7", "file:a"), Map.of("camera-7", 0));

    assertThat(roster.present()).extracting(CameraSnapshot::cameraId).containsExactly("camera-7");
    assertThat(roster.snapshots())
        .hasSize(Roster.MOST_DEPARTED)
        .extracting(CameraSnapshot::cameraId)
        .doesNotContain("camera-0")
        .endsWith("camera-" + Roster.MOST_DEPARTED);
  }

  @Test
  void aCameraHasARowBesideItsZonesOnlyWhereItHasOrHadAStream() {
    Charge door = roster.add(camera("in", "out"), LANES);
    assertThat(rows()).containsExactly("door/in", "door/out");

    CameraOptions whole = CameraOptions.of("door", "file:a");
    door.leave(Optional.of(new Charge(whole, Map.of("door", 7))));
    Charge next = roster.left(door).orElseThrow();
    next.last(snapshot(next.placement().cameras().get(0), "its own"));
    assertThat(rows()).containsExactly("door", "door/in", "door/out");
  }

  private List<String> rows() {
    return CameraSnapshot.ofStreams(roster.snapshots()).stream()
        .map(CameraSnapshot::cameraId)
        .toList();
  }

  @Test
  void whereItsProcessIsAwayAllOfItIsReportedAndToldOnce() {
    var sink = new RecordedSink();
    List<CameraHealth> told = new ArrayList<>();
    Charge door = roster.add(camera("in", "out"), LANES);
    counted(door.placement(), 20).forEach(each -> door.last(snapshot(each, "s")));
    try (var absent = new AbsentCameras(() -> sink, told::add)) {
      door.last(absent.report(door.placement(), 1, "it crashed"));
      absent.report(door.placement(), 0, "it crashed");
    }

    for (String id : List.of("door", "door/in", "door/out")) {
      assertThat(sink.states(id)).containsExactly(CameraState.OFFLINE, CameraState.OFFLINE);
      assertThat(sink.messages(id)).containsOnly("it crashed");
    }
    assertThat(told)
        .extracting(CameraHealth::getCameraId)
        .containsExactly("door", "door/in", "door/out");
    assertThat(told).allMatch(each -> each.getCrashes() == 1);
    assertThat(door.last()).allMatch(each -> each.crashes() == 1 && each.framesDecoded() == 40);
  }

  /** So many frames of the first zone and one, of the next and two, and so on. */
  private static List<Camera> counted(Placement camera, int frames) {
    List<Camera> all = camera.cameras();
    all.get(0).counters().decoded.set(40);
    for (int i = 1; i < all.size(); i++) {
      all.get(i).counters().taken.set(frames + i);
    }
    return all;
  }

  private static CameraSnapshot snapshot(Camera camera, String stream) {
    return new CameraStatus(camera, new RecordedSink(), () -> stream).snapshot();
  }

  private static CameraOptions camera(String... zones) {
    List<String> keys = new ArrayList<>(List.of("cameras[0].id=door", "cameras[0].source=file:a"));
    for (int i = 0; i < zones.length; i++) {
      keys.add("cameras[0].zones[%d].name=%s".formatted(i, zones[i]));
      keys.add("cameras[0].zones[%d].area=0,0,0.5,1".formatted(i));
    }
    return CameraOptions.of(ConfigFile.of(keys).config()).get(0);
  }
}

package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesAndSchedulesTest {
  private static final String CAMERA =
      """
      cameras:
        - id: door
          source: rtsp://10.0.0.5/live
      """;

  @Test
  void readsZonesThatAreRectanglesAndPolygons() {
    var camera =
        read(
            """
                zones:
                  - {name: gate, area: "0.5, 0.25, 0.25, 0.5", follow: motion, start-score: 0.7, hop: 1s}
                  - {name: ramp, area: "0.1,0.9 0.5,0.2 0.9,0.9", labels-off: [walk], priority: 2}
            """);
    ZoneConfig gate = camera.zones().get(0);
    assertThat(gate.area().bounds()).isEqualTo(new RegionConfig(0.5f, 0.25f, 0.25f, 0.5f));
    assertThat(gate.area().corners()).isEmpty();
    assertThat(gate.follow()).isEqualTo(Follow.MOTION);
    assertThat(gate.startScore()).isEqualTo(0.7f);
    assertThat(gate.hop()).isEqualTo(Duration.ofSeconds(1));
    ZoneConfig ramp = camera.zones().get(1);
    assertThat(ramp.area().corners())
        .containsExactly(
            new AreaConfig.Corner(0.1f, 0.9f),
            new AreaConfig.Corner(0.5f, 0.2f),
            new AreaConfig.Corner(0.9f, 0.9f));
    assertThat(ramp.area().bounds().left()).isEqualTo(0.1f);
    assertThat(ramp.area().bounds().top()).isEqualTo(0.2f);
    assertThat(ramp.priority()).isEqualTo(2);
    assertThat(camera.streams()).containsExactly("door/gate", "door/ramp");
  }

  @Test
  void aCameraWithoutZonesIsOneStream() {
    assertThat(read("    follow: motion\n").streams()).containsExactly("door");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "area: '0.5,0,0.6,1'|area: a part lies inside the frame, in shares of 0 to 1",
        "area: '0,0,0,1'|area: a part lies inside the frame",
        "area: '0.1,0.1 0.9,0.9'|area: a polygon has three corners or more, not 2",
        "area: '0.1,0.1 0.9,0.1 1.2,0.9'|area: a corner lies inside the frame",
        "area: '0,0 1,1 1,0 0,1'|area: the polygon's sides cross",
        "area: '0,0 0.5,0.5 1,1'|area: the polygon is empty",
        "area: '0,0 0.5 1,1'|area: '0,0 0.5 1,1' is no part of a frame: write left,top,width,height, or a polygon's corners",
        "area: all|area: 'all' is no part of a frame: write left,top,width,height",
        "hop: 1s|area: write left,top,width,height or a polygon's corners x,y x,y x,y",
        "area: '0,0,1,1', end-score: 2|end-score: 0 to 1",
        "area: '0,0,1,1', follow: faces|follow: 'faces' is none of [motion]",
        "area: '0,0,1,1', schedule: [often]|schedule[0]: 'often' is no schedule: write days, hours or both",
      })
  void namesLineAndKeyOfAZoneThatCannotBe(String keys, String problem) {
    assertThatThrownBy(() -> read("    zones:\n      - {name: gate, %s}\n".formatted(keys)))
        .hasMessageContaining(":5: cameras[0].zones[0]")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mon-fri 8:00-25:00|'25:00' is no time of a day: 00:00 to 23:59, and 24:00 as an end",
        "24:00-06:00|'24:00' is no time of a day",
        "08:60-09:00|'08:60' is no time of a day",
        "mon 08:00-08:00|hours end at another time than they begin",
        "mon-wed-fri 08:00-09:00|'mon-wed-fri 08:00-09:00' is no schedule",
        "monday 08:00-09:00|'monday 08:00-09:00' is no schedule",
        "may 08:00-09:00|'may 08:00-09:00' is no schedule",
      })
  void namesLineAndKeyOfAScheduleThatCannotBe(String hours, String problem) {
    assertThatThrownBy(() -> read("    schedule: [\"%s\"]\n".formatted(hours)))
        .hasMessageContaining(":4: cameras[0].schedule[0]: " + problem);
  }

  @Test
  void refusesTwoZonesOfOneNameAndWhatContradictsZones() {
    String zones = "    zones: [{name: a, area: \"0,0,1,1\"}, {name: a, area: \"0,0,1,1\"}]\n";
    assertThatThrownBy(() -> read(zones))
        .hasMessageContaining(":4: cameras[0].zones[1].name: 'a' is used twice");
    String one = "    zones: [{name: a, area: \"0,0,1,1\"}]\n";
    assertThatThrownBy(() -> read(one + "    zone: 0,0,0.5,1\n"))
        .hasMessageContaining("cameras[0].zone: not together with zones");
    assertThatThrownBy(() -> read(one + "    follow: motion\n"))
        .hasMessageContaining("cameras[0].follow: not beside zones");
    assertThatThrownBy(() -> read("    zones: [{name: a/b, area: \"0,0,1,1\"}]\n"))
        .hasMessageContaining("zones[0].name: 1 to 64 of A-Z a-z 0-9 . _ -");
  }

  @Test
  void readsDaysHoursAndBoth() {
    var hours =
        read("    schedule: [mon-fri 08:00-18:30, \"sat,sun\", \"22:00-06:00\", fri-mon 9:00-24:00]\n")
            .schedule();
    assertThat(hours.get(0).days()).hasSize(5).doesNotContain(DayOfWeek.SATURDAY);
    assertThat(hours.get(0).to()).isEqualTo(18 * 60 + 30);
    assertThat(hours.get(1))
        .isEqualTo(
            new HoursConfig(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), 0, HoursConfig.DAY));
    assertThat(hours.get(2).days()).hasSize(7);
    assertThat(hours.get(3).days())
        .containsExactlyInAnyOrder(
            DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
  }

  @Test
  void schedulesAreInTheTimeZoneOfTheConfigurationOrTheMachine() {
    var file = ConfigFile.of("test", "ingest: {time-zone: Europe/Berlin}\n", List.of());
    assertThat(file.config().ingest().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(IngestConfig.DEFAULT.zone()).isEqualTo(ZoneId.systemDefault());
    assertThatThrownBy(
            () -> ConfigFile.of("test", "ingest: {time-zone: Europe/Atlantis}\n", List.of()))
        .hasMessageContaining(":1: ingest.time-zone: write one such as Europe/Berlin");
  }

  private static CameraConfig read(String more) {
    return ConfigFile.of("test.yaml", CAMERA + more, List.of()).config().cameras().get(0);
  }
}

package io.zoetrope.ingester.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.source.Credentials;
import io.zoetrope.yaml.YamlException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraEntryTest {
  private static final String PLACE = "cameras-3, offset 17";

  @Test
  void isReadAsTheFileIsAndKnowsPasswordsByTheirVariable() {
    CameraConfig camera =
        read(
            """
            id: door
            source: rtsp://10.0.0.5/live
            user: viewer
            password: ${DOOR_PASSWORD}
            masks: ["0,0,0.5,1"]
            """);
    assertThat(camera.masks()).hasSize(1);
    assertThat(CameraOptions.of(camera).credentials())
        .isEqualTo(Optional.of(new Credentials("viewer", "opens-sesame")));
  }

  @Test
  void isReadAsJsonToo() {
    assertThat(read("{\"id\": \"door\", \"source\": \"file:a.mp4\", \"loop\": true}").loop())
        .isTrue();
  }

  @Test
  void canBeShownWhereTheVariableIsNotSet() {
    String entry = "{id: door, source: 'rtsp://viewer:${OTHER}@10.0.0.5/live?token=${MORE}'}";
    CameraConfig camera = CameraEntry.shown(PLACE, "door", entry);
    assertThat(CameraOptions.of(camera).shownSource())
        .contains("10.0.0.5/live")
        .doesNotContain("OTHER", "MORE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: door, source: 'rtsp://10.0.0.5/', user: viewer, password: opens-sesame}",
        "{id: door, source: 'rtsp://10.0.0.5/', user: viewer, password: '${A}opens-sesame'}",
        "{id: door, source: 'rtsp://viewer:opens-sesame@10.0.0.5/'}",
        "{id: door, source: 'rtsp://viewer:opens/sesame@10.0.0.5/'}",
        "{id: door, source: 'rtsp://viewer:${DOOR_PASSWORD}opens-sesame@10.0.0.5/'}",
        "{id: door, source: 'rtsp://10.0.0.5/live?user=viewer&loginpas=opens-sesame'}",
      })
  void aPasswordItselfIsRefusedAndNotShown(String entry) {
    assertThatThrownBy(() -> read(entry))
        .isInstanceOf(YamlException.class)
        .hasMessageStartingWith(PLACE + ":1: ")
        .hasMessageContaining("--password-env")
        .hasMessageNotContaining("sesame");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: door, source: 'rtsp://viewer@10.0.0.5/'}",
        "{id: door, source: 'rtsp://viewer:${DOOR_PASSWORD}@10.0.0.5:8554/live?channel=1'}",
        "{id: door, source: 'rtsp://10.0.0.5/live?user=viewer&password=${DOOR_PASSWORD}'}",
        "{id: door, source: 'file:a b.mp4', loop: true}",
      })
  void whatHoldsNoneIsAccepted(String entry) {
    assertThat(read(entry).id()).isEqualTo("door");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: yard, source: 'file:a.mp4'}; is another than the record's key",
        "{id: door, source: 'file:a.mp4', priority: 3}; 'zoetrope cameras set door' sets it",
        "{id: door, source: 'file:a.mp4', zones: [{name: in, area: '0,0,1,1', hop: 1s}]}; 'zoetrope cameras set door/in' sets it",
        "{id: door, source: 'file:a.mp4', speed: 3}; unknown key",
        "{id: door}; source: write rtsp",
        "{id: door, source: 'rtsp://h/', tls: insecure}; tls: of rtsps",
        "[]; must be a mapping",
        "''; id: 1 to 64",
        "{; not YAML",
      })
  void whatIsWrongIsNamed(String wrong) {
    String[] parts = wrong.split("; ", 2);
    assertThatThrownBy(() -> read(parts[0].equals("''") ? "" : parts[0]))
        .isInstanceOf(YamlException.class)
        .hasMessageStartingWith(PLACE)
        .hasMessageContaining(parts[1]);
  }

  private static CameraConfig read(String text) {
    return CameraEntry.read(
        PLACE, "door", text, Map.of("DOOR_PASSWORD", "opens-sesame", "A", "a")::get);
  }

  @Test
  void anEntryReadsNoVariableButThoseOfCameras() {
    assertThatThrownBy(() -> CameraEntry.variable("PATH"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PATH is no variable of cameras")
        .hasMessageContaining("CAMERA_");
    assertThat(CameraEntry.variable("CAMERA_NOT_SET")).isNull();
  }
}

package io.zoetrope.ingester.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.video.source.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://front_door:8554/live",
        "rtsp://stack_front_door/live",
        "rtsp://_cam.example.org:554/a_b?c=d_e",
        "rtsp://10.0.0.7/live",
        "rtsp://[::1]:8554/live"
      })
  void hostsAreTakenAsTheyAre(String address) {
    assertThat(CameraAddress.parse("c", address).location()).hasToString(address);
  }

  @Test
  void aHostWithAnUnderscoreMayFollowUserAndPassword() {
    var address = CameraAddress.parse("c", "rtsp://ann:p%40ss@front_door/live");

    assertThat(address.location()).hasToString("rtsp://front_door/live");
    assertThat(address.credentials()).contains(new Credentials("ann", "p@ss"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtsp:///live", "rtsp://:554/live", "rtsp://front_door:port/live"})
  void anAddressWithoutAHostIsRefused(String address) {
    assertThatThrownBy(() -> CameraAddress.parse("c", address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("camera 'c'");
  }
}

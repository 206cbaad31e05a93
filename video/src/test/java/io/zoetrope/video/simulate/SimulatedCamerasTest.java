package io.zoetrope.video.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SimulatedCamerasTest {
  @Test
  void tellsThatAPortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> SimulatedCameras.start(port))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port %d is occupied".formatted(port));
    }
  }

  @Test
  void canBeStartedAgainOnThePortItHad() {
    int port;
    try (var first = SimulatedCameras.start()) {
      port = first.port();
    }
    try (var second = SimulatedCameras.start(port)) {
      assertThat(second.port()).isEqualTo(port);
    }
  }

  @Test
  void refusesAnOddPicture() {
    assertThatThrownBy(() -> new PictureFormat(321, 240, 15)).hasMessageContaining("even width");
  }
}

package io.zoetrope.video.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.video.source.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnvifTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Test
  void aCameraThatAnswersIsFoundWhereItAnswersFrom() throws Exception {
    try (var camera = new SimulatedOnvif(false)) {
      var found = new CameraSearch(camera.discovery()).search(PATIENCE);

      assertThat(found)
          .containsExactly(new FoundCamera(URI.create(camera.service()), "Garden door", "X-1"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<d:XAddrs>http://192.0.2.1/onvif</d:XAddrs>",
        "<d:XAddrs>file:///etc/passwd http://me:you@127.0.0.1/ ::: </d:XAddrs>",
        "<d:XAddrs></d:XAddrs>",
        "<d:XAddrs>",
      })
  void whatNamesNobodyOrSomebodyElseIsNoCamera(String match) throws Exception {
    try (var camera = new SimulatedOnvif(false)) {
      camera.answerProbesWith(match);

      assertThat(new CameraSearch(camera.discovery()).search(PATIENCE)).isEmpty();
    }
  }

  @Test
  void streamsAreListedByAUserWhosePasswordNeverTravels() throws Exception {
    try (var camera = new SimulatedOnvif(false)) {
      assertThat(profiles(camera, SimulatedOnvif.LOGIN))
          .containsExactly(
              new CameraProfile("main", "H264", 1920, 1080, 25, "rtsp://127.0.0.1/main"),
              new CameraProfile("a&b", "H264", 640, 360, 15, "rtsp://127.0.0.1/a&b"));
      assertThat(camera.requests()).isNotEmpty().noneMatch(each -> each.contains("hunter2"));
    }
  }

  @Test
  void theNewerServiceIsAskedWhereThereIsOne() throws Exception {
    try (var camera = new SimulatedOnvif(true)) {
      assertThat(profiles(camera, SimulatedOnvif.LOGIN))
          .containsExactly(
              new CameraProfile("best", "H265", 2560, 1440, 20, "rtsp://127.0.0.1/best"));
    }
  }

  @Test
  void aRefusedLoginIsCalledOne() throws Exception {
    try (var camera = new SimulatedOnvif(false)) {
      assertThatThrownBy(() -> profiles(camera, new Credentials("o&m", "other")))
          .isInstanceOf(OnvifException.class)
          .hasMessageStartingWith("127.0.0.1:")
          .hasMessageContaining("refuses the login");
      assertThatThrownBy(() -> profiles(camera, null))
          .hasMessageContaining("asks for a login; name it with --user and --password");
    }
  }

  @Test
  void whoeverIsNoOnvifCameraIsCalledThat() throws IOException {
    int closed;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = server.getLocalPort();
    }
    var camera = new OnvifCamera(FoundCamera.at("127.0.0.1:" + closed), Optional.empty());

    assertThatThrownBy(camera::profiles)
        .hasMessageStartingWith(
            "127.0.0.1:%d does not answer as an ONVIF camera".formatted(closed));
    assertThatThrownBy(() -> FoundCamera.at("http://me:secret@host/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void noDocumentTypeIsRead() {
    byte[] bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>".getBytes();

    assertThatThrownBy(() -> Xml.parse(bomb)).isInstanceOf(IOException.class);
  }

  @Test
  void theCheapestStreamThatIsLargeEnoughIsChosen() {
    var main = new CameraProfile("main", "H264", 1920, 1080, 25, "rtsp://a/1");
    var sub = new CameraProfile("sub", "H264", 640, 360, 15, "rtsp://a/2");
    var tiny = new CameraProfile("tiny", "H264", 160, 120, 15, "rtsp://a/3");
    var untold = new CameraProfile("untold", "", 0, 0, 0, "rtsp://a/4");

    assertThat(CameraProfile.choice(List.of(main, sub, tiny, untold), 256)).contains(sub);
    assertThat(CameraProfile.choice(List.of(tiny, untold), 256)).contains(tiny);
    assertThat(CameraProfile.choice(List.of(), 256)).isEmpty();
  }

  private static List<CameraProfile> profiles(SimulatedOnvif camera, Credentials login)
      throws Exception {
    var found = FoundCamera.at(camera.service());
    return new OnvifCamera(found, Optional.ofNullable(login)).profiles();
  }
}

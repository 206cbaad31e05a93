package io.zoetrope.ingester.connection;

import static io.zoetrope.ingester.testkit.Testkit.IMPATIENT;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.source.Credentials;
import io.zoetrope.video.source.SourceProblem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraProbeTest {
  private static final String PASSWORD = "tiger+sauce";
  private static final String WRONG = "hunter2-wrong";

  @Test
  void tellsWhatACameraSends() {
    try (var cameras = SimulatedCameras.start()) {
      var camera = CameraOptions.of("c", cameras.paint("door", SMALL, MOVING));

      ProbeReport report = CameraProbe.check(camera, Duration.ofMillis(2500), IMPATIENT);

      assertThat(report.problem()).isEmpty();
      assertThat(report.codec()).isEqualTo("video/x-h264");
      assertThat(report.decoder().orElseThrow()).matches("\\w+ \\((soft|hard)ware\\)");
      assertThat(report.size()).contains(new Size(322, 240));
      assertThat(report.statedFps()).isEqualTo(15);
      assertThat(report.measuredFps()).isCloseTo(15, within(6.0));
      assertThat(report.timestampSource()).isPresent();
    }
  }

  @Test
  void logsInWithUserAndPasswordOfTheAddress() {
    try (var cameras = SimulatedCameras.start(0, new Credentials("ann", PASSWORD))) {
      String address = cameras.paint("door", SMALL, MOVING);

      assertThat(check(withUser(address, "ann:tiger%2Bsauce")).problem()).isEmpty();
    }
  }

  @Test
  void tellsAWrongPasswordWithoutPrintingIt() {
    try (var cameras = SimulatedCameras.start(0, new Credentials("ann", PASSWORD))) {
      String address = cameras.paint("door", SMALL, MOVING);

      ProbeReport report = check(withUser(address, "ann:" + WRONG));

      assertThat(report.problem()).contains(SourceProblem.UNAUTHORIZED);
      assertThat(report.message().orElseThrow()).contains(address + " refuses user or password");
      assertThat(report.toString()).doesNotContain(WRONG, "ann");
    }
  }

  @Test
  void tellsALoginThatGStreamerDoesNotKnow() throws IOException {
    try (var camera = new RefusingCamera("Digest realm=\"c\", nonce=\"f00\", algorithm=SHA-256")) {
      ProbeReport report = check("rtsp://ann:secret@127.0.0.1:%d/door".formatted(camera.port()));

      assertThat(report.problem()).contains(SourceProblem.NO_LOGIN);
      assertThat(report.message().orElseThrow())
          .contains("it asks for Digest SHA-256", "digest with MD5")
          .doesNotContain("secret");
    }
  }

  @Test
  void tellsAWrongPasswordWhereTheLoginIsKnown() throws IOException {
    try (var camera = new RefusingCamera("Digest realm=\"c\", nonce=\"f00\"")) {
      assertThat(check("rtsp://ann:secret@127.0.0.1:%d/door".formatted(camera.port())).problem())
          .contains(SourceProblem.UNAUTHORIZED);
    }
  }

  @Test
  void remarksThatThePictureIsBlack() {
    try (var cameras = SimulatedCameras.start()) {
      var camera = CameraOptions.of("c", cameras.paint("door", SMALL, (n, t, rgb) -> {}));

      ProbeReport report = CameraProbe.check(camera, Duration.ofSeconds(4));

      assertThat(report.problem()).isEmpty();
      assertThat(report.remarks()).contains("the picture is black");
    }
  }

  @Test
  void tellsThatNobodyListens() {
    assertThat(check("rtsp://127.0.0.1:1/door").problem()).contains(SourceProblem.UNREACHABLE);
  }

  @Test
  void tellsWhichPortNobodyListensOn() {
    assertThat(check("rtsp://127.0.0.1:1/door").message().orElseThrow())
        .contains("nothing listens on port 1 of 127.0.0.1");
  }

  @Test
  void tellsAWebServer() throws IOException {
    HttpServer web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    web.start();
    try {
      ProbeReport report = check("rtsp://127.0.0.1:%d/door".formatted(web.getAddress().getPort()));

      assertThat(report.problem()).contains(SourceProblem.NOT_RTSP);
      assertThat(report.message().orElseThrow()).contains("/door is a web server");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void tellsAFolder(@TempDir Path folder) {
    ProbeReport report = check("file:" + folder);

    assertThat(report.problem()).contains(SourceProblem.FOLDER);
    assertThat(report.message().orElseThrow())
        .contains(folder + " is a folder, no video; name a file");
  }

  @Test
  void tellsThatThereIsNoSuchPath() {
    try (var cameras = SimulatedCameras.start()) {
      String address = cameras.paint("door", SMALL, MOVING);

      assertThat(check(address + "-of-the-neighbours").problem()).contains(SourceProblem.NOT_FOUND);
    }
  }

  @Test
  void tellsThatAPeerIsSilent() throws IOException {
    try (var silent = new ServerSocket(0)) {
      assertThat(check("rtsp://127.0.0.1:%d/door".formatted(silent.getLocalPort())).problem())
          .contains(SourceProblem.SILENT);
    }
  }

  @Test
  void tellsThatAFileIsNoVideo(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all\n".repeat(99));

    ProbeReport report = check("file:" + text);

    assertThat(report.problem()).contains(SourceProblem.NO_VIDEO);
    assertThat(report.message().orElseThrow()).contains("notes.mp4");
  }

  @Test
  void tellsThatThereIsNoSuchFile(@TempDir Path folder) {
    assertThat(check("file:" + folder.resolve("gone.mp4")).problem())
        .contains(SourceProblem.NOT_FOUND);
  }

  private static ProbeReport check(String source) {
    return CameraProbe.check(CameraOptions.of("c", source), Duration.ofSeconds(1), IMPATIENT);
  }

  private static String withUser(String address, String user) {
    return address.replace("rtsp://", "rtsp://" + user + "@");
  }
}

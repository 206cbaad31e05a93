package io.zoetrope.ingester.connection;

import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.TlsProxy;
import io.zoetrope.ingester.testkit.TrustingMachine;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.source.SourceProblem;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCameraTest {
  @TempDir Path folder;

  private final SimulatedCameras cameras = SimulatedCameras.start();

  @BeforeEach
  void paint() {
    cameras.paint("door", SMALL, MOVING);
  }

  @AfterEach
  void close() {
    cameras.close();
  }

  @Test
  void aCertificateThatNobodySignedIsToldWithItsFingerprint() throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-1d")) {
      ProbeReport report = check(proxy, "verify");

      assertThat(report.problem()).contains(SourceProblem.UNTRUSTED);
      assertThat(report.message().orElseThrow())
          .contains("certificate that is not trusted", "signed by nobody whom this machine knows")
          .contains("sha256:" + proxy.fingerprint())
          .doesNotContain("another host", "expired");
    }
  }

  @Test
  void anExpiredCertificateIsToldAsSuch() throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-30d")) {
      assertThat(check(proxy, "verify").message().orElseThrow()).contains("expired");
    }
  }

  @Test
  void aCertificateIsAcceptedByItsFingerprint() throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-1d")) {
      assertThat(check(proxy, "sha256:" + proxy.fingerprint()).problem()).isEmpty();
    }
  }

  @Test
  void anotherCertificateThanTheOneOfTheFingerprintIsTold() throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-1d")) {
      ProbeReport report = check(proxy, "sha256:" + "0".repeat(64));

      assertThat(report.problem()).contains(SourceProblem.EXCHANGED);
      assertThat(report.frames()).isZero();
    }
  }

  @Test
  void anotherCertificateIsToldAlthoughThisMachineTrustsIt() throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-1d");
        var machine = new TrustingMachine(proxy.pem(folder))) {
      assertThat(checkAnew("verify").problem()).isEmpty();
      assertThat(checkAnew("sha256:" + proxy.fingerprint()).problem()).isEmpty();
      assertThat(checkAnew("sha256:" + "0".repeat(64)).problem()).contains(SourceProblem.EXCHANGED);
    }
    assertThat(checkAnew("verify").problem()).contains(SourceProblem.UNTRUSTED);
  }

  @Test
  void anyCertificateIsAcceptedWhereSetSo() throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-30d")) {
      assertThat(check(proxy, "insecure").problem()).isEmpty();
    }
  }

  /** At a port of its own with the same certificate: sessions with a port are resumed unchecked. */
  private ProbeReport checkAnew(String tls) throws Exception {
    try (var proxy = new TlsProxy(cameras.port(), folder, "-1d")) {
      return check(proxy, tls);
    }
  }

  private static ProbeReport check(TlsProxy proxy, String tls) {
    String address = "rtsps://127.0.0.1:%d/door".formatted(proxy.port());
    var config = CameraConfig.of("c", address, null, null, null, tls);
    return CameraProbe.check(CameraOptions.of(config), Duration.ofMillis(200));
  }
}

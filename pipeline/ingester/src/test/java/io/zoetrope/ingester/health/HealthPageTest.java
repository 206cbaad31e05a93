package io.zoetrope.ingester.health;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthPageTest {
  /** A sample in the text format. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][\\w:]*)(\\{(?:\\w+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\",?)+})? (-?[0-9.E-]+)");

  @Test
  void aRunningCameraIsMeasuredAndOneThatFailsShowsNoPassword() throws IOException {
    try (var cameras = SimulatedCameras.start();
        var silent = new ServerSocket(0);
        var ingester =
            new Ingester(
                Testkit.options(),
                List.of(
                    CameraOptions.of("door", cameras.paint("door", SMALL, MOVING)),
                    CameraOptions.of(
                        "yard",
                        "rtsp://viewer:opens-sesame@127.0.0.1:%d/live?pwd=opens-sesame"
                            .formatted(silent.getLocalPort()))),
                GEOMETRY,
                RecordedSink::new);
        var page = HealthPage.start("127.0.0.1", 0, ingester::cameras, () -> true, () -> true)) {
      ingester.start();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> value(page, "fps", "door") > 5 && value(page, "problem", "yard") == 1);

      assertThat(get(page, "/readyz")).startsWith("HTTP/1.1 200").endsWith("ready\n");
      String all = get(page, "/metrics");
      assertThat(all).contains("version=0.0.4").doesNotContain("sesame", "viewer", "127.0.0.1");
      Map<String, Double> samples = samples(all);
      assertThat(samples.get(of("stated_fps", "door"))).isEqualTo((double) SMALL.framesPerSecond());
      assertThat(samples.get(of("frames_taken_total", "door"))).isPositive();
      assertThat(samples.get(of("frames_decoded_total", "door")))
          .isGreaterThanOrEqualTo(samples.get(of("frames_taken_total", "door")));
      assertThat(samples.get(of("crashes_total", "door"))).isZero();
      assertThat(samples.get(of("decode_delay_seconds", "door"))).isBetween(0.0, 10.0);
      assertThat(samples)
          .containsEntry("zoetrope_camera_state{camera=\"door\",state=\"STREAMING\"}", 1.0)
          .containsEntry("zoetrope_camera_state{camera=\"yard\",state=\"STREAMING\"}", 0.0)
          .containsEntry("zoetrope_ingester_cameras", 2.0)
          .containsEntry("zoetrope_ingester_kafka_up", 1.0)
          .containsEntry("zoetrope_ingester_group_agrees", 1.0);
    }
  }

  @Test
  void isReadyOnceKafkaAnswersAndEveryCameraWasTried() throws IOException {
    var kafka = new AtomicBoolean();
    var states = new HashMap<>(Map.of("a", CameraState.CONNECTING, "b", CameraState.OFFLINE));
    try (var page =
        HealthPage.start(
            "127.0.0.1",
            0,
            () -> states.entrySet().stream().map(it -> camera(it.getKey(), it.getValue())).toList(),
            kafka::get,
            () -> true)) {
      assertThat(get(page, "/healthz")).startsWith("HTTP/1.1 200").endsWith("ok\n");
      assertThat(get(page, "/readyz")).startsWith("HTTP/1.1 503").contains("Kafka");
      kafka.set(true);
      assertThat(get(page, "/readyz")).startsWith("HTTP/1.1 503").endsWith("not tried yet: a\n");
      states.put("a", CameraState.STREAMING);
      assertThat(get(page, "/readyz")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void namesOfCamerasAreEscaped() throws IOException {
    try (var page =
        HealthPage.start(
            "127.0.0.1",
            0,
            () -> List.of(camera("a\"b\\c\nd/zone", CameraState.OFFLINE)),
            () -> false,
            () -> false)) {
      assertThat(samples(get(page, "/metrics")))
          .containsEntry("zoetrope_ingester_group_agrees", 0.0)
          .containsKey("zoetrope_camera_fps{camera=\"a\\\"b\\\\c\\nd/zone\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /metrics HTTP/1.1\r\nHost: evil.example:%d\r\n",
        "GET /metrics HTTP/1.1\r\nHost: evil.example\r\n",
        "GET /metrics HTTP/1.0\r\n",
        "GET /metrics HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://evil.example\r\n",
      })
  void otherWebSitesAreRefused(String request) throws IOException {
    try (var page = HealthPage.start("127.0.0.1", 0, List::of, () -> true, () -> true)) {
      assertThat(ask(page, request.formatted(page.port()))).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void canOnlyBeRead() throws IOException {
    try (var page = HealthPage.start("127.0.0.1", 0, List::of, () -> true, () -> true)) {
      String post = "POST /metrics HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 0\r\n";
      assertThat(ask(page, post.formatted(page.port()))).startsWith("HTTP/1.1 405");
      assertThat(get(page, "/")).startsWith("HTTP/1.1 404");
      String head = "HEAD /healthz HTTP/1.1\r\nHost: LOCALHOST:%d\r\n";
      assertThat(ask(page, head.formatted(page.port()))).startsWith("HTTP/1.1 200").endsWith("\n");
    }
  }

  @Test
  void aPortThatIsTakenIsNamedWithItsKey() throws IOException {
    try (var page = HealthPage.start("127.0.0.1", 0, List::of, () -> true, () -> true)) {
      assertThatThrownBy(
              () -> HealthPage.start("127.0.0.1", page.port(), List::of, () -> true, () -> true))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + page.port())
          .hasMessageContaining("ingest.metrics-port");
    }
  }

  private static double value(HealthPage page, String metric, String camera) throws IOException {
    return samples(get(page, "/metrics")).get(of(metric, camera));
  }

  private static String of(String metric, String camera) {
    return "zoetrope_camera_%s{camera=\"%s\"}".formatted(metric, camera);
  }

  /** All samples, each with a type before it. */
  private static Map<String, Double> samples(String answer) {
    Map<String, Double> samples = new HashMap<>();
    String type = "";
    for (String line : answer.substring(answer.indexOf("\r\n\r\n") + 4).lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        type = line.split(" ", -1)[2];
      } else if (!line.startsWith("# HELP ")) {
        var sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(type);
        samples.put(line.substring(0, line.lastIndexOf(' ')), Double.parseDouble(sample.group(3)));
      }
    }
    return samples;
  }

  private static String get(HealthPage page, String path) throws IOException {
    return ask(page, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n".formatted(path, page.port()));
  }

  /** Java's own client does not let the header Host be chosen. */
  private static String ask(HealthPage page, String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", page.port())) {
      socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static CameraSnapshot camera(String id, CameraState state) {
    return new CameraSnapshot(
        id,
        state,
        Optional.empty(),
        "s",
        Optional.empty(),
        Optional.empty(),
        0.5,
        25,
        Duration.ZERO,
        Duration.ofMillis(-3),
        0,
        0,
        0,
        0,
        0,
        0,
        Optional.empty());
  }
}

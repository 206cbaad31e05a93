package io.zoetrope.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Configs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger asks of the web page of a job that really runs. */
class PageGuardTest {
  @TempDir static Path folder;
  private static Workspace workspace;
  private static LivePipeline pipeline;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    var model = Configs.smallModel(folder);
    var nowhere = Configs.camera("door", "rtsp://127.0.0.1:%d/door".formatted(Ports.free()));
    var config = Configs.of(model, List.of(nowhere));
    port = config.flink().port();
    workspace = new Workspace();
    pipeline = LivePipeline.start(new PipelinePlan(config, model), workspace);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    workspace.close();
  }

  @Test
  void thePageCanBeReadAndOffersNothingElse() throws Exception {
    assertThat(ask("GET / HTTP/1.1", own())).startsWith("HTTP/1.1 200");
    assertThat(ask("GET /config HTTP/1.1", "Host: localhost:" + port))
        .startsWith("HTTP/1.1 200")
        .contains("\"web-submit\":false", "\"web-cancel\":false", "\"web-rescale\":false");
    assertThat(ask("GET /jobs HTTP/1.1", own() + "\r\nOrigin: http://127.0.0.1:" + port))
        .startsWith("HTTP/1.1 200")
        .contains("\"id\":\"" + job() + "\"");
  }

  @Test
  void noOtherOriginMayReadIt() throws Exception {
    String answer = ask("GET /jobs HTTP/1.1", own()).toLowerCase(Locale.ROOT);
    assertThat(answer).doesNotContain("access-control-allow-origin: *");
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
      assertRefused(ask("GET /jobs HTTP/1.1", own() + "\r\nOrigin: " + origin));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: 1",
        "Host: evil.example",
        "Host: evil.example:PORT",
        "Host: 127.0.0.1",
        "Host: 127.0.0.1:1",
        "Host: 127.0.0.1:PORT\r\nHost: evil.example"
      })
  void aNameMadeToResolveToThisMachineIsRefused(String headers) throws Exception {
    assertRefused(ask("GET /jobs HTTP/1.1", headers.replace("PORT", Integer.toString(port))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /jars/upload",
        "POST /jobs",
        "POST /v1/jobs",
        "PATCH /jobs/JOB",
        "PATCH /jobs/JOB?mode=cancel",
        "DELETE /jobs/JOB",
        "POST /jobs/JOB/stop",
        "POST /jobs/JOB/savepoints",
        "PATCH /jobs/JOB/rescaling?parallelism=1",
        "PUT /jobs/JOB/resource-requirements",
        "GET /jobs/JOB/yarn-cancel",
        "GET /jobs/JOB/%79arn-stop",
        "DELETE /cluster",
        "OPTIONS /jobs"
      })
  void nobodyRunsOrEndsAJob(String request) throws Exception {
    assertRefused(ask(request.replace("JOB", job()) + " HTTP/1.1", own()));
    assertThat(ask("GET /jobs/%s/status HTTP/1.1".formatted(job()), own()))
        .doesNotContain("CANCEL");
    pipeline.requireRunning();
  }

  private static void assertRefused(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 403");
  }

  private static String job() throws IOException {
    String jobs = ask("GET /jobs HTTP/1.1", own());
    return jobs.replaceAll("(?s).*\"id\":\"([0-9a-f]{32})\".*", "$1");
  }

  private static String own() {
    return "Host: 127.0.0.1:" + port;
  }

  /** By hand: Java's clients let nobody set these headers. */
  private static String ask(String request, String headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String text =
          request + "\r\n" + headers + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
      socket.getOutputStream().write(text.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}

package io.zoetrope.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.app.testkit.ListeningSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private final MetricsPage page = MetricsPage.start("127.0.0.1", 0);

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void canOnlyBeReadAndOnlyUnderItsOwnName() throws IOException {
    assertThat(ask("GET /metrics", "127.0.0.1:" + page.port())).startsWith("HTTP/1.1 200");
    assertThat(ask("GET /metrics", "localhost:" + page.port())).startsWith("HTTP/1.1 200");
    assertThat(ask("GET /metrics", "localhost")).startsWith("HTTP/1.1 403"); // another's port
    assertThat(ask("GET /metrics", "evil.example:" + page.port())).startsWith("HTTP/1.1 403");
    assertThat(ask("GET /metrics", "127.0.0.1.evil.example")).startsWith("HTTP/1.1 403");
    assertThat(ask("POST /metrics", "localhost")).startsWith("HTTP/1.1 405");
    assertThat(ask("GET /", "localhost:" + page.port())).startsWith("HTTP/1.1 404");
  }

  @Test
  void listensAtItsAddressAlone() throws IOException {
    assertThat(ListeningSockets.ofThisProcess())
        .filteredOn(socket -> socket.getPort() == page.port())
        .extracting(InetSocketAddress::getAddress)
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void whatCannotListenNamesTheAddress() {
    assertThatThrownBy(() -> MetricsPage.start("127.0.0.1", page.port()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1:" + page.port());
    assertThatThrownBy(() -> MetricsPage.start("no.such.host.invalid", 0))
        .hasMessageContaining("there is no such host");
  }

  @Test
  void processesOfTheSameSettingsHavePortsOfTheirOwn() {
    var flink = new Configuration();
    assertThat(MetricsSettings.portOfProcess(flink, 1)).isEmpty();
    MetricsSettings.set(flink, "127.0.0.1", 9300);
    assertThat(flink.toMap()).containsEntry("metrics.reporter.prometheus.port", "9300");
    assertThat(MetricsSettings.portOfProcess(flink, 2))
        .contains("metrics.reporter.prometheus.port=9302");
  }

  private String ask(String request, String host) throws IOException {
    try (var socket = new Socket("127.0.0.1", page.port())) {
      String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}

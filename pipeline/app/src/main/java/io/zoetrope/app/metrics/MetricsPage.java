package io.zoetrope.app.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.zoetrope.ingester.health.ReadOnlyPage;
import io.zoetrope.ingester.health.ReadOnlyPage.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;

/**
 * Metrics as Flink's own reporter for Prometheus writes them, at {@code /metrics} of one address.
 * Flink's own page listens at every address of the machine, whatever it is told.
 */
final class MetricsPage extends AbstractPrometheusReporter {
  private static final String PATH = "/metrics";
  private static final int NOT_FOUND = 404;

  /** The parent's, which it shares with its package alone. */
  private static final String REGISTRY = "registry";

  private final CollectorRegistry metrics = metricsOf(this);
  private final ReadOnlyPage page;

  private MetricsPage(String host, int port) throws IOException {
    page = ReadOnlyPage.start(host, port, this::at);
  }

  /**
   * Begins to answer.
   *
   * @param host to listen at; at a loopback address requests by other names are refused, since a
   *     web site may make its own name resolve to this machine
   * @param port 0: a free one
   * @throws IllegalStateException where it cannot listen there
   */
  static MetricsPage start(String host, int port) {
    try {
      return new MetricsPage(host, port);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Flink's metrics page cannot listen at %s:%d: %s".formatted(host, port, e.getMessage()),
          e);
    }
  }

  private static CollectorRegistry metricsOf(AbstractPrometheusReporter reporter) {
    try {
      Field field = AbstractPrometheusReporter.class.getDeclaredField(REGISTRY);
      field.setAccessible(true);
      return (CollectorRegistry) field.get(reporter);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Flink's reporter for Prometheus is not as it was", e);
    }
  }

  int port() {
    return page.port();
  }

  private Answer at(String path) {
    return path.equals(PATH)
        ? Answer.metrics(text())
        : Answer.plain(NOT_FOUND, "404: here is " + PATH);
  }

  private String text() {
    var text = new StringWriter();
    try {
      TextFormat.write004(text, metrics.metricFamilySamples());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @Override
  public void close() {
    page.close();
    super.close();
  }
}

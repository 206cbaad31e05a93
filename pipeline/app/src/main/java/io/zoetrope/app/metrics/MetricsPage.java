package io.zoetrope.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics as Flink's own reporter for Prometheus writes them, at {@code /metrics} of one address.
 * Flink's own page listens at every address of the machine, whatever it is told.
 */
final class MetricsPage extends AbstractPrometheusReporter {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
  private static final String PATH = "/metrics";
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  /** The parent's, which it shares with its package alone. */
  private static final String REGISTRY = "registry";

  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(MetricsPage::daemon);
  private final CollectorRegistry metrics;

  private MetricsPage(HttpServer server) {
    this.server = server;
    metrics = metricsOf(this);
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
    var address = new InetSocketAddress(host, port);
    try {
      if (address.isUnresolved()) {
        throw new IOException("there is no such host");
      }
      var page = new MetricsPage(HttpServer.create(address, 0));
      page.server.setExecutor(page.thread);
      page.server.createContext("/", page::answer);
      page.server.start();
      return page;
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

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "flink-metrics");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange request) throws IOException {
    try (request) {
      int status = status(request);
      byte[] body = (status == OK ? text() : status + "\n").getBytes(UTF_8);
      request.getResponseHeaders().set("Content-Type", TextFormat.CONTENT_TYPE_004);
      boolean head = request.getRequestMethod().equals("HEAD");
      request.sendResponseHeaders(status, head ? -1 : body.length);
      if (!head) {
        request.getResponseBody().write(body);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("A request for metrics failed", e);
      throw e;
    }
  }

  private int status(HttpExchange request) {
    if (!Set.of("GET", "HEAD").contains(request.getRequestMethod())) {
      return NOT_ALLOWED;
    }
    if (!isByOwnName(request)) {
      return FORBIDDEN;
    }
    return request.getRequestURI().getPath().equals(PATH) ? OK : NOT_FOUND;
  }

  private boolean isByOwnName(HttpExchange request) {
    var host = request.getRequestHeaders().getFirst("Host");
    return !server.getAddress().getAddress().isLoopbackAddress()
        || (host != null
            && OWN_NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "")));
  }

  private String text() throws IOException {
    var text = new StringWriter();
    TextFormat.write004(text, metrics.metricFamilySamples());
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
    super.close();
  }
}

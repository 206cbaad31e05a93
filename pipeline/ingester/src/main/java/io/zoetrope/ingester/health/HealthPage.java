package io.zoetrope.ingester.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.schemas.CameraState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ingester's page for monitoring, which can only be read: {@code /metrics} for Prometheus,
 * {@code /healthz} answers while the process lives, {@code /readyz} once Kafka answers and every
 * camera was tried. It never shows a password, nor any sentence about a camera.
 */
public final class HealthPage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthPage.class);
  private static final int MOST_REQUESTS = 8;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int FAILED = 500;
  private static final int NOT_READY = 503;
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, MOST_REQUESTS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), HealthPage::daemon);
  private final Supplier<List<CameraSnapshot>> cameras;
  private final BooleanSupplier kafka;
  private final BooleanSupplier agreed;

  private HealthPage(
      HttpServer server,
      Supplier<List<CameraSnapshot>> cameras,
      BooleanSupplier kafka,
      BooleanSupplier agreed) {
    this.server = server;
    this.agreed = agreed;
    this.cameras = cameras;
    this.kafka = kafka;
  }

  /**
   * Begins to answer.
   *
   * @param host to listen at; at a loopback address requests by other names are refused, since a
   *     web site may make its own name resolve to this machine
   * @param port 0: a free one
   * @param kafka whether it answers
   * @param agreed whether all ingesters of the group have the same cameras
   * @throws IllegalStateException where it cannot listen there
   */
  public static HealthPage start(
      String host,
      int port,
      Supplier<List<CameraSnapshot>> cameras,
      BooleanSupplier kafka,
      BooleanSupplier agreed) {
    var address = new InetSocketAddress(host, port);
    try {
      if (address.isUnresolved()) {
        throw new IOException("there is no such host");
      }
      var page = new HealthPage(HttpServer.create(address, 0), cameras, kafka, agreed);
      page.server.setExecutor(page.threads);
      page.server.createContext("/", page::answer);
      page.server.start();
      return page;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the metrics page cannot listen at %s:%d (%s): change ingest.metrics-host or ingest.metrics-port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "zoetrope-metrics");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What a request gets. */
  private record Answer(int status, String type, String text) {
    Answer(int status, String text) {
      this(status, PLAIN, text + "\n");
    }
  }

  private void answer(HttpExchange request) throws IOException {
    try (request) {
      Answer answer = reasonToRefuse(request).orElseGet(() -> page(request));
      byte[] body = answer.text.getBytes(UTF_8);
      boolean head = request.getRequestMethod().equals("HEAD");
      request.getResponseHeaders().set("Content-Type", answer.type);
      request.sendResponseHeaders(answer.status, head ? -1 : body.length);
      if (!head) {
        request.getResponseBody().write(body);
      }
    }
  }

  private Optional<Answer> reasonToRefuse(HttpExchange request) {
    if (!Set.of("GET", "HEAD").contains(request.getRequestMethod())) {
      return Optional.of(new Answer(NOT_ALLOWED, "405: this page can only be read"));
    }
    List<String> host = request.getRequestHeaders().getOrDefault("Host", List.of());
    if (isLoopback() && (host.size() != 1 || !names().contains(lower(host.get(0))))) {
      return Optional.of(new Answer(FORBIDDEN, "403: the header Host is not this page's address"));
    }
    boolean foreign =
        request.getRequestHeaders().getOrDefault("Origin", List.of()).stream()
            .anyMatch(
                origin -> host.isEmpty() || !origin.equalsIgnoreCase("http://" + host.get(0)));
    return foreign
        ? Optional.of(new Answer(FORBIDDEN, "403: the request comes from another origin"))
        : Optional.empty();
  }

  private boolean isLoopback() {
    return server.getAddress().getAddress().isLoopbackAddress();
  }

  private Set<String> names() {
    String own = server.getAddress().getAddress().getHostAddress();
    return Stream.of("127.0.0.1", "localhost", "[::1]", own)
        .map(host -> host + ":" + port())
        .collect(Collectors.toSet());
  }

  private Answer page(HttpExchange request) {
    try {
      return switch (request.getRequestURI().getPath()) {
        case "/metrics" ->
            new Answer(
                OK,
                PROMETHEUS,
                MetricsText.of(cameras.get(), kafka.getAsBoolean(), agreed.getAsBoolean()));
        case "/healthz" -> new Answer(OK, "ok");
        case "/readyz" -> ready();
        default -> new Answer(NOT_FOUND, "404: here are /metrics, /healthz and /readyz");
      };
    } catch (RuntimeException e) {
      LOG.warn("A request for metrics failed", e);
      return new Answer(FAILED, "500: see the log");
    }
  }

  private Answer ready() {
    if (!kafka.getAsBoolean()) {
      return new Answer(NOT_READY, "503: Kafka does not answer");
    }
    String untried =
        cameras.get().stream()
            .filter(HealthPage::isUntried)
            .map(CameraSnapshot::cameraId)
            .collect(Collectors.joining(", "));
    return untried.isEmpty()
        ? new Answer(OK, "ready")
        : new Answer(NOT_READY, "503: not tried yet: " + untried);
  }

  /** A camera that was lost is offline while it is tried again. */
  private static boolean isUntried(CameraSnapshot camera) {
    return camera.state() == CameraState.CONNECTING && camera.framesDecoded() == 0;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.zoetrope.ingester.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of pages at one address, which can only be read, and by few at a time. */
public final class ReadOnlyPage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyPage.class);
  private static final int MOST_REQUESTS = 8;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_ALLOWED = 405;
  private static final int FAILED = 500;
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, MOST_REQUESTS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), ReadOnlyPage::daemon);
  private final Function<String, Answer> pages;

  private ReadOnlyPage(HttpServer server, Function<String, Answer> pages) {
    this.server = server;
    this.pages = pages;
  }

  /** What a request gets. */
  public record Answer(int status, String type, String text) {
    /** A sentence. */
    public static Answer plain(int status, String text) {
      return new Answer(status, PLAIN, text + "\n");
    }

    /** Metrics in Prometheus's text format. */
    public static Answer metrics(String text) {
      return new Answer(OK, PROMETHEUS, text);
    }
  }

  /**
   * Begins to answer.
   *
   * @param host to listen at; at a loopback address requests by other names are refused, since a
   *     web site may make its own name resolve to this machine
   * @param port 0: a free one
   * @param pages what is at a path
   * @throws IOException where it cannot listen there
   */
  public static ReadOnlyPage start(String host, int port, Function<String, Answer> pages)
      throws IOException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("there is no such host");
    }
    var page = new ReadOnlyPage(HttpServer.create(address, 0), pages);
    page.server.setExecutor(page.threads);
    page.server.createContext("/", page::answer);
    page.server.start();
    return page;
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "zoetrope-metrics");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return server.getAddress().getPort();
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
      return Optional.of(Answer.plain(NOT_ALLOWED, "405: this page can only be read"));
    }
    List<String> host = request.getRequestHeaders().getOrDefault("Host", List.of());
    if (isLoopback() && (host.size() != 1 || !names().contains(lower(host.get(0))))) {
      return Optional.of(
          Answer.plain(FORBIDDEN, "403: the header Host is not this page's address"));
    }
    boolean foreign =
        request.getRequestHeaders().getOrDefault("Origin", List.of()).stream()
            .anyMatch(
                origin -> host.isEmpty() || !origin.equalsIgnoreCase("http://" + host.get(0)));
    return foreign
        ? Optional.of(Answer.plain(FORBIDDEN, "403: the request comes from another origin"))
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
      return pages.apply(request.getRequestURI().getPath());
    } catch (RuntimeException e) {
      LOG.warn("A request for metrics failed", e);
      return Answer.plain(FAILED, "500: see the log");
    }
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

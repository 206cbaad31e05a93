package io.zoetrope.zoo.weights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server with one file at every path, which can be made to behave badly. */
public final class WeightServer implements AutoCloseable {
  public final List<String> requests = new CopyOnWriteArrayList<>();
  public volatile byte[] content = new byte[0];
  public volatile int status = 200;
  public volatile boolean resumes = true;

  /** How many bytes a response has before its connection is cut. */
  public volatile int cutAfter = Integer.MAX_VALUE;

  /** While set, the server stops sending where it would cut. */
  public volatile boolean stalls;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public WeightServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI base() {
    return URI.create(
        "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
    int start = range == null || !resumes ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (status != 200) {
      exchange.sendResponseHeaders(status, -1);
    } else if (start >= content.length && start > 0) {
      exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
    } else {
      send(exchange, start);
    }
    exchange.close();
  }

  private void send(HttpExchange exchange, int start) throws IOException {
    int length = content.length - start;
    if (start > 0) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, length);
    exchange.getResponseBody().write(content, start, Math.min(length, cutAfter));
    exchange.getResponseBody().flush();
    if (length > cutAfter && stalls) {
      awaitClose();
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

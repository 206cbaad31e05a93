package io.zoetrope.ingester.source;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.yaml.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server with a camera's MJPEG or the live playlist of one. */
final class ServedWeb implements ServedSource {
  private static final long SECOND = 1_000_000_000L;
  private static final int WINDOW = 4;
  private static final String HEAD =
      "--b\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n";

  private final Path folder;
  private final String name;
  private ExecutorService threads;
  private HttpServer server;
  private int port;
  private long since;

  /**
   * @param folder of {@code 0.jpg}, {@code 1.jpg}, or of {@code 000.ts} and so on, a second each
   * @param name of the stream
   */
  ServedWeb(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  int port() {
    return port;
  }

  @Override
  public void start() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    since = System.nanoTime();
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/page", exchange -> send(exchange, "<html>hello</html>".getBytes(StandardCharsets.UTF_8)));
    server
        .createContext("/cam/", this::answer)
        .setAuthenticator(
            new BasicAuthenticator("camera") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals(USER) && password.equals(PASSWORD);
              }
            });
    server.start();
  }

  @Override
  public void stop() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String file = exchange.getRequestURI().getPath().replaceFirst("/cam/", "");
    if (file.equals("live.mjpg")) {
      pictures(exchange);
    } else if (file.equals("live.m3u8")) {
      send(exchange, playlist().getBytes(StandardCharsets.UTF_8));
    } else if (Files.exists(folder.resolve(file))) {
      send(exchange, Files.readAllBytes(folder.resolve(file)));
    } else {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void pictures(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=b");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int n = 0; !Thread.interrupted(); n++) {
        byte[] jpeg = Files.readAllBytes(folder.resolve(n % 2 + ".jpg"));
        out.write(HEAD.formatted(jpeg.length).getBytes(StandardCharsets.ISO_8859_1));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        Thread.sleep(60);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String playlist() {
    int first = (int) ((System.nanoTime() - since) / SECOND);
    var text =
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n")
            .append("#EXT-X-MEDIA-SEQUENCE:%d\n".formatted(first));
    for (int n = first; n < first + WINDOW; n++) {
      text.append("#EXTINF:1.0,\n%03d.ts\n".formatted(n));
    }
    return text.toString();
  }

  @Override
  public CameraConfig camera(String password) {
    return at("cam/" + name, password);
  }

  @Override
  public CameraConfig elsewhere() {
    return at("cam/gone-" + name, PASSWORD);
  }

  CameraConfig at(String path, String password) {
    String address = "http://127.0.0.1:%d/%s".formatted(port, path);
    return CameraConfig.of("c", address, USER, new Secret(password), null, null);
  }
}

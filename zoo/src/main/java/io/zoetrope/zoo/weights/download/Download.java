package io.zoetrope.zoo.weights.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One try at fetching what is still missing of a file over HTTP. */
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final long TICK_MILLIS = 100;

  private final URI url;
  private final Path partial;
  private final Duration patience;
  private final DownloadProgress progress;
  private final long start;
  private volatile AppendingBody body;

  Download(URI url, Path partial, Duration patience, DownloadProgress progress) throws IOException {
    this.url = url;
    this.partial = partial;
    this.patience = patience;
    this.progress = progress;
    this.start = Files.exists(partial) ? Files.size(partial) : 0;
  }

  /** The server answered, and trying again would not help. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
      super("the server refuses it (HTTP " + status + ")");
    }
  }

  /**
   * Appends to the partial file until it is whole.
   *
   * @throws RefusedException when the server does not have the file
   * @throws AppendingBody.DiskException when the partial file cannot be written
   * @throws IOException when the connection fails; what came is kept
   */
  void run(HttpClient client) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request(), this::receive);
    try {
      judge(await(response));
    } finally {
      response.cancel(true);
      if (body != null) {
        body.close();
      }
    }
  }

  private HttpRequest request() {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    return (start > 0 ? request.header("Range", "bytes=" + start + "-") : request).build();
  }

  private BodySubscriber<Void> receive(ResponseInfo response) {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (response.statusCode() == PARTIAL && range(response).startsWith("bytes " + start + "-")) {
      body = new AppendingBody(partial, start, length);
      return body;
    }
    if (response.statusCode() == OK) { // from the beginning: this server does not resume
      body = new AppendingBody(partial, 0, length);
      return body;
    }
    return BodySubscribers.discarding();
  }

  private static String range(ResponseInfo response) {
    return response.headers().firstValue("Content-Range").orElse("");
  }

  private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> response)
      throws IOException, InterruptedException {
    long seen = -1;
    long lastNews = System.nanoTime();
    while (true) {
      try {
        return response.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw cause(e);
      } catch (TimeoutException e) {
        long done = body == null ? -1 : report();
        if (done != seen) {
          seen = done;
          lastNews = System.nanoTime();
        } else if (System.nanoTime() - lastNews > patience.toNanos()) {
          throw new IOException("the server sent nothing for " + patience.toMillis() + " ms", e);
        }
      }
    }
  }

  private long report() {
    progress.update(body.position(), body.total());
    return body.position();
  }

  private static IOException cause(ExecutionException e) {
    return e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
  }

  private void judge(HttpResponse<Void> response) throws IOException {
    int status = response.statusCode();
    if (body != null) {
      report();
    } else if (status == PARTIAL) {
      Files.deleteIfExists(partial);
      throw new IOException("the server sent another part of the file than was requested");
    } else if (status == RANGE_NOT_SATISFIABLE) {
      judgeLength(response.headers().firstValue("Content-Range").orElse(""));
    } else if (status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
      throw new IOException("the server cannot serve it now (HTTP " + status + ")");
    } else {
      throw new RefusedException(status);
    }
  }

  /** Nothing follows what is here: either that is the whole file, or it is no part of it. */
  private void judgeLength(String range) throws IOException {
    if (range.equals("bytes */" + start)) {
      progress.update(start, start);
      return;
    }
    Files.deleteIfExists(partial);
    throw new IOException("the file on the server is shorter than what was here of it");
  }
}

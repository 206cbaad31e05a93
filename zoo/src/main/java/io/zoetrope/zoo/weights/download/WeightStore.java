package io.zoetrope.zoo.weights.download;

import io.zoetrope.zoo.weights.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Published weight files, fetched once and kept in a cache folder. A transfer that breaks is
 * resumed, by this process or a later one; a file is in the cache only when its hash is right;
 * processes that need the same file take turns.
 */
public final class WeightStore {
  private final StoreOptions options;
  private final Duration firstPause;

  public WeightStore(StoreOptions options) {
    this(options, Duration.ofMillis(500));
  }

  /**
   * @param firstPause before the second try; doubled before each further one
   */
  WeightStore(StoreOptions options, Duration firstPause) {
    this.options = options;
    this.firstPause = firstPause;
  }

  /** The file in the cache, if it is there and its hash is right. Touches no network. */
  public Optional<Path> cached(RemoteFile file) {
    try {
      Path target = target(file);
      return Files.exists(target) && isRight(file, target) ? Optional.of(target) : Optional.empty();
    } catch (IOException e) {
      throw failure(file, e.getMessage(), e);
    }
  }

  /**
   * The file from the cache, or else from its server.
   *
   * @throws DownloadException when it can be had from neither
   */
  public Path fetch(RemoteFile file, DownloadProgress progress) {
    Optional<Path> cached = cached(file);
    if (cached.isPresent()) {
      return cached.get();
    }
    if (options.offline()) {
      throw new DownloadException(offlineProblem(file), null);
    }
    try {
      Files.createDirectories(options.folder());
      return fetchAlone(file, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(file, "interrupted; run again to continue from here", e);
    } catch (IOException e) {
      throw failure(file, e + " (cache folder " + options.folder() + ")", e);
    }
  }

  private Path fetchAlone(RemoteFile file, DownloadProgress progress)
      throws IOException, InterruptedException {
    Path lock = options.folder().resolve(file.name() + ".lock");
    try (FileLatch latch = FileLatch.take(lock, progress::waiting)) {
      Optional<Path> meanwhile = cached(file);
      return meanwhile.isPresent() ? meanwhile.get() : download(file, progress);
    }
  }

  /** What was left by an earlier try may be of another file: then once more from the beginning. */
  private Path download(RemoteFile file, DownloadProgress progress)
      throws IOException, InterruptedException {
    Path partial = options.folder().resolve(file.name() + ".partial");
    boolean resumed = Files.exists(partial);
    transfer(file, partial, progress);
    if (resumed && !isRight(file, partial)) {
      Files.delete(partial);
      transfer(file, partial, progress);
    }
    String hash = hash(file, partial);
    if (!file.checksum().matches(hash)) {
      Files.delete(partial);
      throw failure(
          file,
          "what came has the hash "
              + hash
              + ", expected "
              + file.checksum()
              + "; it was thrown away. The server or mirror holds another file",
          null);
    }
    return Files.move(partial, target(file), StandardCopyOption.ATOMIC_MOVE);
  }

  private void transfer(RemoteFile file, Path partial, DownloadProgress progress)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(options.patience())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    int failures = 0;
    while (true) {
      long before = size(partial);
      try {
        new Download(url(file), partial, options.patience(), progress).run(client);
        return;
      } catch (Download.RefusedException e) {
        throw failure(file, e.getMessage() + "; check the name, or the mirror if one is set", e);
      } catch (AppendingBody.DiskException e) {
        throw failure(file, e.getMessage(), e);
      } catch (IOException e) {
        failures = size(partial) > before ? 1 : failures + 1;
        if (failures >= options.attempts()) {
          throw failure(file, brokenOff(e, partial), e);
        }
        Thread.sleep(firstPause.multipliedBy(1L << (failures - 1)).toMillis());
      }
    }
  }

  private static String brokenOff(IOException e, Path partial) throws IOException {
    String reason = e instanceof ConnectException ? "the server cannot be reached" : e.getMessage();
    return "%s; %d bytes are kept. Run again to continue from there, set a mirror, or give the weights"
            .formatted(reason, size(partial))
        + " as a file";
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static boolean isRight(RemoteFile file, Path local) throws IOException {
    return file.checksum().matches(hash(file, local));
  }

  private static String hash(RemoteFile file, Path local) throws IOException {
    return file.packed() ? packedHash(file, local) : plainHash(file, local);
  }

  private static String plainHash(RemoteFile file, Path local) throws IOException {
    try (InputStream in = Files.newInputStream(local)) {
      return file.checksum().algorithm().hex(in);
    }
  }

  /** The hash of the parameters in the archive; not one at all when they cannot be read. */
  private static String packedHash(RemoteFile file, Path local) {
    try (ZipArchive zip = ZipArchive.open(local)) {
      String params = zip.only(".params");
      return zip.read(params, (in, size) -> file.checksum().algorithm().hex(in));
    } catch (IOException e) {
      return "of no readable archive (" + e.getMessage() + ")";
    }
  }

  private Path target(RemoteFile file) {
    return options.folder().resolve(file.name());
  }

  private URI url(RemoteFile file) {
    return options.mirror().map(file::under).orElse(file.url());
  }

  private String offlineProblem(RemoteFile file) {
    String state =
        Files.exists(target(file)) ? "does not match " + file.checksum() : "is not there";
    return "%s %s, and offline mode forbids fetching %s; put the file there or go online"
        .formatted(target(file), state, shown(file.url()));
  }

  private DownloadException failure(RemoteFile file, String reason, Throwable cause) {
    return new DownloadException(
        "cannot fetch " + file.name() + " from " + shown(url(file)) + ": " + reason, cause);
  }

  /** Without what may be secret in a mirror's URL: user, password, signature. */
  private static String shown(URI url) {
    int port = url.getPort();
    return url.getScheme() + "://" + url.getHost() + (port < 0 ? "" : ":" + port) + url.getPath();
  }
}

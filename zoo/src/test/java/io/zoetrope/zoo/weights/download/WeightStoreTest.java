package io.zoetrope.zoo.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.Hash;
import io.zoetrope.zoo.weights.WeightServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightStoreTest {
  private static final String PATH = "/torch/models/net-01234567.pth";

  @TempDir Path cache;
  private final byte[] content = new byte[300_000];
  private WeightServer server;
  private RemoteFile file;
  private WeightStore store;

  @BeforeEach
  void startServer() throws IOException {
    new Random(1).nextBytes(content);
    server = new WeightServer();
    server.content = content;
    file = new RemoteFile(server.base().resolve(PATH), sha1(content), false);
    store = storeOf(StoreOptions.in(cache));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void fetchesOnceAndThenServesFromTheCache() {
    Path first = fetch();
    Path second = fetch();

    assertThat(first).isEqualTo(second).hasBinaryContent(content);
    assertThat(server.requests).containsExactly(PATH);
    assertThat(names()).containsExactly("net-01234567.pth", "net-01234567.pth.lock");
  }

  @Test
  void tellsHowFarItIs() {
    List<Long> done = new ArrayList<>();
    store.fetch(
        file,
        (bytes, total) -> {
          done.add(bytes);
          assertThat(total).isEqualTo(content.length);
        });

    assertThat(done).isSorted().endsWith((long) content.length);
  }

  @Test
  void resumesWhereAConnectionBroke() {
    server.cutAfter = 100_000;

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(server.requests).hasSizeGreaterThan(2).first().isEqualTo(PATH);
    assertThat(server.requests.subList(1, server.requests.size()))
        .allMatch(request -> request.startsWith(PATH + " bytes="));
  }

  @Test
  void resumesWhatAnEarlierProcessLeft() throws IOException {
    leavePartial(Arrays.copyOf(content, 200_000));

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(server.requests).containsExactly(PATH + " bytes=200000-");
  }

  @Test
  void takesAPartialFileThatIsAlreadyWhole() throws IOException {
    leavePartial(content);

    assertThat(fetch()).hasBinaryContent(content);
  }

  @Test
  void startsAgainWhenThePartialFileIsOfAnotherFile() throws IOException {
    leavePartial(new byte[200_000]);

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(server.requests).containsExactly(PATH + " bytes=200000-", PATH);
  }

  @Test
  void startsAgainWhenThePartialFileIsTooLong() throws IOException {
    leavePartial(new byte[content.length + 1]);

    assertThat(fetch()).hasBinaryContent(content);
  }

  @Test
  void startsAgainWhenTheServerCannotResume() throws IOException {
    server.resumes = false;
    leavePartial(new byte[200_000]);

    assertThat(fetch()).hasBinaryContent(content);
  }

  @Test
  void givesUpOnAServerThatIsSilentAndKeepsWhatCame() throws IOException {
    server.cutAfter = 0;
    server.stalls = true;
    store = storeOf(StoreOptions.in(cache).withPatience(Duration.ofMillis(300)));
    leavePartial(Arrays.copyOf(content, 100_000));

    fetchFails("the server sent nothing for 300 ms; 100000 bytes are kept. Run again");
    assertThat(partial()).hasSize(100_000);
  }

  @Test
  void refusesAFileWithAnotherHashAndKeepsNothing() {
    server.content = new byte[1000];

    fetchFails("what came has the hash ", "expected SHA-1 " + file.checksum().hex());
    assertThat(names()).containsExactly("net-01234567.pth.lock");
  }

  @Test
  void saysThatTheServerHasNoSuchFile() {
    server.status = 404;

    fetchFails("cannot fetch net-01234567.pth from " + server.base() + PATH, "(HTTP 404)");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void triesAgainWhenTheServerIsBusyThenGivesUp() {
    server.status = 503;

    fetchFails("the server cannot serve it now (HTTP 503); 0 bytes are kept");
    assertThat(server.requests).hasSize(4);
  }

  @Test
  void saysThatNoServerIsThere() {
    server.close();

    fetchFails("the server cannot be reached");
  }

  @Test
  void saysThatTheCacheCannotBeWritten() throws IOException {
    Files.createDirectories(cache.resolve("net-01234567.pth.partial"));

    fetchFails("net-01234567.pth.partial cannot be written");
  }

  @Test
  void saysThatTheCacheFolderCannotBeMade() throws IOException {
    Path taken = Files.writeString(cache.resolve("taken"), "a file");
    store = storeOf(StoreOptions.in(taken));

    fetchFails("cache folder " + taken);
  }

  @Test
  void offlineServesTheCacheOnly() throws IOException {
    store = storeOf(StoreOptions.in(cache).withOffline(true));
    Path target = cache.resolve("net-01234567.pth");

    fetchFails(target + " is not there, and offline mode forbids fetching");
    Files.write(target, new byte[] {1});
    fetchFails(target + " does not match SHA-1");
    Files.write(target, content);
    assertThat(fetch()).isEqualTo(target);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void replacesADamagedFileInTheCache() throws IOException {
    Files.write(cache.resolve("net-01234567.pth"), new byte[] {1});

    assertThat(fetch()).hasBinaryContent(content);
  }

  @Test
  void fetchesFromAMirrorWithoutShowingItsPassword() {
    URI mirror = URI.create(server.base().toString().replace("//", "//me:secret@") + "/gluon/");
    file = new RemoteFile(URI.create("https://published.example" + PATH), sha1(content), false);
    store = storeOf(StoreOptions.in(cache).withMirror(mirror));
    server.status = 403;

    assertThatThrownBy(this::fetch)
        .hasMessageContaining(server.base() + "/gluon" + PATH)
        .hasMessageNotContaining("secret");
    assertThat(server.requests).containsExactly("/gluon" + PATH);
  }

  @Test
  void checksTheParametersInsideAnArchive() throws IOException {
    server.content = zip("net-01234567.params", content);
    file = new RemoteFile(server.base().resolve("/gluon/net-01234567.zip"), sha1(content), true);

    assertThat(fetch()).hasBinaryContent(server.content);
  }

  @Test
  void refusesAnArchiveThatIsNone() {
    file = new RemoteFile(server.base().resolve("/gluon/net-01234567.zip"), sha1(content), true);

    fetchFails("of no readable archive");
  }

  @Test
  void threadsThatWantTheSameFileFetchItOnce() {
    List<CompletableFuture<Path>> fetches =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::fetch)).limit(4).toList();

    assertThat(fetches).allSatisfy(fetch -> assertThat(fetch.join()).hasBinaryContent(content));
    assertThat(server.requests).containsExactly(PATH);
  }

  private static WeightStore storeOf(StoreOptions options) {
    return new WeightStore(options, Duration.ofMillis(1));
  }

  private Path fetch() {
    return store.fetch(file, DownloadProgress.NOOP);
  }

  private void fetchFails(String... messages) {
    assertThatThrownBy(this::fetch)
        .isInstanceOf(DownloadException.class)
        .hasMessageContainingAll(messages);
  }

  private Path partial() {
    return cache.resolve("net-01234567.pth.partial");
  }

  private void leavePartial(byte[] bytes) throws IOException {
    Files.write(partial(), bytes);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checksum sha1(byte[] bytes) {
    try {
      String hash = Hash.SHA1.hex(new ByteArrayInputStream(bytes));
      return Checksum.sha1(hash.substring(0, 8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zipped)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(bytes);
    }
    return zipped.toByteArray();
  }
}

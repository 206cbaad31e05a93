package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.folder.PrivateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** An S3 server as a process of its own, with one bucket, and Flink's plugin for it. */
final class ObjectStore implements AutoCloseable {
  static final String BUCKET = "s3://zoetrope/";

  private static final String SERVER = "com.adobe.testing:s3mock:4.9.1:jar:exec";
  private static final String PLUGIN = "org.apache.flink:flink-s3-fs-hadoop:";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  private ObjectStore(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  static ObjectStore start(Path folder) throws Exception {
    Files.createDirectories(folder);
    int port = Ports.free();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            fetched(SERVER, folder).toString(),
            "--com.adobe.testing.s3mock.http-port=" + port,
            "--server.port=" + Ports.free());
    builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", "zoetrope");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("s3.log").toFile());
    var store = new ObjectStore(port, builder.start());
    await().atMost(PATIENCE).ignoreExceptions().until(() -> store.list("") != null);
    return store;
  }

  /** Puts Flink's plugin where a cluster looks for it. */
  static void addPlugin(Path cluster) throws Exception {
    PrivateFolder.make(cluster);
    Path plugin = Files.createDirectories(cluster.resolve("plugins/s3"));
    String version = EnvironmentInformation.getVersion();
    fetched(PLUGIN + version, plugin);
  }

  private static Path fetched(String artifact, Path folder) throws Exception {
    var maven =
        new ProcessBuilder(
                "mvn",
                "--batch-mode",
                "-q",
                "dependency:copy",
                "-Dartifact=" + artifact,
                "-DoutputDirectory=" + folder)
            .inheritIO()
            .start();
    assertThat(maven.waitFor()).as("mvn dependency:copy of %s", artifact).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  /** Settings of Flink, by which all state goes into the bucket. */
  Path settings(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        s3.endpoint: http://127.0.0.1:%d
        s3.path.style.access: "true"
        s3.access-key: nobody
        s3.secret-key: %s
        s3.change.detection.mode: none # this server compares ETags otherwise than S3
        execution.checkpointing.dir: s3://zoetrope/checkpoints
        execution.checkpointing.savepoint-dir: s3://zoetrope/savepoints
        """
            .formatted(port, FilmedCluster.SECRET));
  }

  /** Uploads a folder's files. */
  void put(Path folder, String prefix) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        var put =
            HttpRequest.newBuilder(uri("/" + prefix + "/" + file.getFileName()))
                .PUT(BodyPublishers.ofFile(file))
                .build();
        assertThat(http.send(put, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      }
    }
  }

  /** What the bucket has below a prefix, as XML. */
  String list(String prefix) throws Exception {
    var list = HttpRequest.newBuilder(uri("?list-type=2&prefix=" + prefix)).build();
    return http.send(list, BodyHandlers.ofString()).body();
  }

  private URI uri(String rest) {
    return URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d/zoetrope%s", port, rest));
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package io.zoetrope.operators.inference.location;

import static org.apache.flink.util.ExceptionUtils.stringifyException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.NetworkFile;
import io.zoetrope.zoo.weights.download.DownloadException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real web server, with a cache that begins empty. */
class PublishedPackageTest {
  @TempDir Path served;
  @TempDir Path cache;
  private HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private ModelPackage tiny;
  private String address;

  @BeforeEach
  void serve() throws IOException {
    tiny = TinyModel.write(served.resolve("tiny"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort() + "/tiny";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().getPath());
      Path file = served.resolve(exchange.getRequestURI().getPath().substring(1));
      byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  @Test
  void isFetchedOnceAndNamesWhereItCameFrom() {
    ModelPackage first = fetch(address);
    ModelPackage again = fetch(address + "/");

    assertThat(first.card()).isEqualTo(tiny.card());
    assertThat(first.labels()).isEqualTo(tiny.labels());
    assertThat(first.folder()).startsWith(cache).isEqualTo(again.folder());
    assertThat(first.network())
        .isEqualTo(new NetworkFile(URI.create(address + "/model.onnx"), tiny.network().sha256()));
    assertThat(requests).filteredOn(path -> path.endsWith(".onnx")).hasSize(1);
  }

  @Test
  void otherTextsBesideTheSameNetworkAreAnotherPackage() throws IOException {
    ModelPackage before = fetch(address);
    Files.writeString(served.resolve("tiny/labels.txt"), "rot\ngruen\nblue\n");

    assertThat(fetch(address).labels()).containsExactly("rot", "gruen", "blue");
    assertThat(ModelPackage.read(before.folder()).labels()).isEqualTo(tiny.labels());
    assertThat(requests).filteredOn(path -> path.endsWith(".onnx")).hasSize(1);
  }

  @Test
  void aPinnedOneMustHaveThatNetwork() {
    String hash = tiny.network().sha256();
    assertThat(fetch(address + "#sha256=" + hash).labels()).isEqualTo(tiny.labels());

    String other = hash.replace(hash.charAt(0), hash.charAt(0) == '0' ? '1' : '0');
    assertThatThrownBy(() -> fetch(address + "#sha256=" + other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(hash)
        .hasMessageContaining("not the one behind #");
  }

  @Test
  void aFileUriIsReadInPlace() {
    var found = fetch(served.resolve("tiny").toUri().toString());

    assertThat(found.folder()).isEqualTo(served.resolve("tiny"));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> fetch(address.replace("tiny", "none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/none/model.yaml: there is no such file");
    assertThatThrownBy(() -> fetch("s4://models/tiny"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s4://models/tiny/model.yaml cannot be read")
        .hasMessageContaining("plugin");
  }

  @Test
  void aNetworkThatIsNotTheCardsIsNotKept() throws IOException {
    Files.write(served.resolve("tiny/model.onnx"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> fetch(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model.onnx")
        .hasMessageContaining(tiny.card().version());
    assertThat(cache.resolve("packages")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://u:geheim@host/tiny",
        "s3://key:ge/heim@bucket/tiny",
        "s3://key:geheim@my_bucket/tiny",
        "s3://bucket/tiny?sig=geheim",
        "https://u:ge heim@host/"
      })
  void credentialsInTheAddressAreRefusedAndNotRepeated(String address) {
    assertThatThrownBy(() -> PublishedPackage.at(address))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(stringifyException(e)).doesNotContain("heim"));
  }

  @Test
  void namesOfModelsAndFoldersAreNoAddresses() {
    assertThat(List.of("demo", "models/next", "/models/next", "../x"))
        .noneMatch(PublishedPackage::is);
    assertThat(List.of("s3://b/x", "file:/x", "https://h/x")).allMatch(PublishedPackage::is);
  }

  @Test
  void aTaskManagerLoadsNoOtherNetworkThanTheJobWasMadeWith() throws IOException {
    NetworkFile here = tiny.network();
    NetworkFile there = fetch(address).network();
    assertThat(NetworkCopy.folder(here)).isEqualTo(tiny.folder());

    Files.write(tiny.onnx(), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> NetworkCopy.folder(here))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(tiny.onnx() + " has the SHA-256")
        .hasMessageContaining(here.sha256());
    assertThatThrownBy(() -> NetworkCopy.file(there, cache.resolve("of-another-machine")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(here.sha256());

    Files.delete(tiny.onnx());
    assertThatThrownBy(() -> NetworkCopy.folder(here))
        .hasMessageContaining(tiny.onnx() + " is not on this machine");
    assertThat(NetworkCopy.file(there, cache)).exists(); // where it was fetched before
  }

  private ModelPackage fetch(String model) {
    return PublishedPackage.at(model).fetch(cache);
  }
}

package io.zoetrope.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.app.folder.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {
  private static final ClusterPlan PLAN =
      new ClusterPlan(2, 3, "2g", true, true, new ClusterPlan.PortPlan(1, 2, 3, 4, 5, 6));

  @TempDir Path folder;

  @Test
  void aPlanThatCannotBeIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> plan("much"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("memory 'much': write a size, such as 2g or 1728m");
    assertThatThrownBy(() -> plan("512m")).hasMessageContaining("a task manager needs 1.375gb");
    assertThatThrownBy(() -> new ClusterPlan(1, 0, "2g", false, false, PLAN.ports()))
        .hasMessageContaining("not 1 of 0");
  }

  @Test
  void pagesOfMetricsHavePortsThatThereAre() {
    assertThatThrownBy(() -> metricsAt(65_534)).hasMessageContaining("metrics port 65534");
    assertThatThrownBy(() -> metricsAt(-1)).hasMessageContaining("must be 1 to 65535");
    assertThat(metricsAt(65_533).ports().metrics()).isEqualTo(65_533);
  }

  private static ClusterPlan metricsAt(int port) {
    var ports = new ClusterPlan.PortPlan(1, 2, 3, 4, 5, port);
    return new ClusterPlan(2, 1, "2g", false, false, ports);
  }

  /** A file that cannot be read would keep every process from starting. */
  @Test
  void settingsThatAreNoneAreNotTaken() throws Exception {
    var cluster = LocalCluster.create(folder.resolve("cluster"), PLAN);
    cluster.take(Files.writeString(folder.resolve("good.yaml"), "s3.endpoint: http://here"));

    Path bad = Files.writeString(folder.resolve("bad.yaml"), "s3.endpoint: [");
    assertThatThrownBy(() -> cluster.take(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.yaml");
    assertThat(cluster.folder().resolve("settings")).isDirectoryContaining("glob:**config.yaml");
    assertThat(cluster.folder().resolve("settings/config.yaml")).content().contains("http://here");
  }

  private static ClusterPlan plan(String memory) {
    return new ClusterPlan(1, 1, memory, false, false, PLAN.ports());
  }

  /** What is in it would be deleted with the cluster. */
  @Test
  void takesNoFolderThatSomebodyUses() throws Exception {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("diary"), "mine");

    assertThatThrownBy(() -> LocalCluster.create(used, PLAN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a cluster needs a folder of its own");
    assertThat(used.resolve("diary")).exists();
  }

  @Test
  void remembersItsPlan() throws Exception {
    var made = LocalCluster.create(folder.resolve("cluster"), PLAN);

    assertThat(LocalCluster.in(made.folder()).orElseThrow().plan()).isEqualTo(PLAN);
    assertThat(LocalCluster.in(folder.resolve("other"))).isEmpty();
    assertThatThrownBy(() -> LocalCluster.create(made.folder(), PLAN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(made.folder().toString());
  }

  /** Its processes are those of the folder that it was copied from. */
  @Test
  void aCopyIsNoCluster() throws Exception {
    var made = LocalCluster.create(folder.resolve("cluster"), PLAN);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(made.folder().resolve("cluster.properties"), copy.resolve("cluster.properties"));

    assertThatThrownBy(() -> LocalCluster.in(copy))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was made in " + made.folder());
  }

  @Test
  void aFolderThatOthersCanReadGetsNoKey() throws Exception {
    var cluster = new ClusterFolder(folder.resolve("cluster"));
    cluster.make();
    Files.setPosixFilePermissions(cluster.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> PrivateFolder.requirePrivate(cluster.root()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed to others");

    cluster.make(); // closes it

    PrivateFolder.requirePrivate(cluster.root());
  }

  @Test
  void isClosedToOthersAndItsFlinkAsksForAKeyOnEveryListener() throws Exception {
    var cluster = new ClusterFolder(folder.resolve("cluster"));
    cluster.make();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.root())))
        .isEqualTo("rwx------");

    FlinkSettings.write(PLAN, cluster);
    Configuration flink = GlobalConfiguration.loadConfiguration(cluster.conf().toString());

    assertThat(flink.get(SecurityOptions.SSL_INTERNAL_ENABLED)).isTrue();
    assertThat(flink.get(SecurityOptions.SSL_REST_ENABLED)).isTrue();
    assertThat(flink.get(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED)).isTrue();
    assertThat(flink.get(SecurityOptions.SSL_REST_KEYSTORE_PASSWORD)).hasSizeGreaterThan(40);
    assertThat(flink.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(flink.get(JobManagerOptions.BIND_HOST)).isEqualTo("127.0.0.1");
    assertThat(flink.get(TaskManagerOptions.BIND_HOST)).isEqualTo("127.0.0.1");
    assertThat(flink.get(TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo(3);
  }

  @Test
  void aKeyIsMadeOnce() throws Exception {
    var cluster = new ClusterFolder(folder.resolve("cluster"));
    cluster.make();
    FlinkSettings.write(PLAN, cluster);
    byte[] key = Files.readAllBytes(cluster.conf().resolve("cluster.p12"));

    FlinkSettings.write(PLAN.withTaskManagers(4), cluster);

    assertThat(Files.readAllBytes(cluster.conf().resolve("cluster.p12"))).isEqualTo(key);
  }

  @Test
  void anAddressIsAHostAndAPort() {
    assertThatThrownBy(() -> FlinkClient.at("flink", new Configuration()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'flink' is no host:port");
    Configuration there = FlinkClient.at("flink:8081", new Configuration());
    assertThat(there.get(RestOptions.ADDRESS)).isEqualTo("flink");
    assertThat(there.get(RestOptions.PORT)).isEqualTo(8081);
  }
}

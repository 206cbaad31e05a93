package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.ListeningSockets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a demo starts, seen by whoever tries this machine's ports from outside. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class ListenersTest {
  @TempDir Path folder;

  @Test
  void allListenOnLoopbackOnly() throws Exception {
    Set<InetSocketAddress> before = ListeningSockets.ofThisProcess();
    var model = Configs.smallModel(folder);
    try (var workspace = new Workspace();
        var cameras = SceneCameras.start(1, 15)) {
      var config =
          Configs.of(
              model,
              cameras.cameras(),
              "flink.metrics-port=" + Ports.free(),
              "ingest.metrics-port=" + Ports.free());
      try (var pipeline = LivePipeline.start(new PipelinePlan(config, model), workspace)) {
        Set<InetSocketAddress> opened = ListeningSockets.ofThisProcess();
        opened.removeAll(before);
        pipeline.requireRunning();
        assertThat(opened)
            .extracting(InetSocketAddress::getPort)
            .contains(
                config.kafka().port(),
                config.flink().port(),
                config.flink().metricsPort(),
                config.ingest().metricsPort())
            .hasSizeGreaterThanOrEqualTo(7); // with Kafka's controller, Flink's blobs, the cameras
        assertThat(opened)
            .extracting(InetSocketAddress::getAddress)
            .allMatch(InetAddress::isLoopbackAddress);
      }
    }
  }
}

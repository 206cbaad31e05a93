package io.zoetrope.app.embedded;

import io.zoetrope.app.folder.PrivateFolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The folder of a single Kafka broker and controller (KRaft) on loopback, and its settings. */
public final class BrokerFolder {
  /** A batch of frames is large; Kafka's default of 1 MiB holds six frames of 224 x 224. */
  private static final int MAX_MESSAGE_BYTES = 16 << 20;

  private BrokerFolder() {}

  /**
   * Makes the folder, which other users cannot look into; one used before is gone on with.
   *
   * @param port for clients
   * @return the broker's settings
   */
  public static Properties prepare(Path folder, int port, int controllerPort) throws Exception {
    PrivateFolder.make(folder);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      formatter(folder).run();
    }
    return properties(folder, port, controllerPort);
  }

  /** Makes a folder a broker's, of one node in a cluster of its own, once it is run. */
  public static Formatter formatter(Path folder) {
    return new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString());
  }

  private static Properties properties(Path folder, int port, int controllerPort) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("controller.quorum.voters", "1@" + Ports.LOOPBACK + ":" + controllerPort);
    p.setProperty(
        "listeners",
        "BROKER://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
            .formatted(Ports.LOOPBACK, port, controllerPort));
    p.setProperty("advertised.listeners", "BROKER://" + Ports.LOOPBACK + ":" + port);
    p.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("inter.broker.listener.name", "BROKER");
    p.setProperty("log.dirs", folder.toString());
    p.setProperty("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    p.setProperty("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("offsets.topic.num.partitions", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("transaction.state.log.num.partitions", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("log.retention.check.interval.ms", "30000");
    p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    return p;
  }
}

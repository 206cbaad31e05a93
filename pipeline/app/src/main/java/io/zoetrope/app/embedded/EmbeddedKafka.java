package io.zoetrope.app.embedded;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker and controller (KRaft) in this process, on loopback. */
public final class EmbeddedKafka implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker whose log lies in {@code folder}, which other users cannot look into; a folder
   * used before is gone on with.
   *
   * @throws PortInUseException where something listens on {@code port} already
   */
  public static EmbeddedKafka start(Path folder, int port) throws Exception {
    Ports.requireFree("Kafka", port);
    Properties properties = BrokerFolder.prepare(folder, port, Ports.free());
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, port);
  }

  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}

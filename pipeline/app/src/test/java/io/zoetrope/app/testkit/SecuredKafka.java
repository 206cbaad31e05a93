package io.zoetrope.app.testkit;

import io.zoetrope.app.embedded.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker that lets nobody in without a password and nobody do what was not granted. */
public final class SecuredKafka implements AutoCloseable {
  public static final String USER = "plant";
  public static final String PASSWORD = "opens-sesame";
  private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  private final int port = Ports.free();
  private final int adminPort = Ports.free();
  private final KafkaRaftServer server;
  private final Admin admin;

  public SecuredKafka(Path folder) throws Exception {
    format(folder);
    server = new KafkaRaftServer(new KafkaConfig(properties(folder), false), Time.SYSTEM);
    server.startup();
    admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + adminPort));
  }

  /** Where users come in. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Where everybody may do everything. */
  public String adminAddress() {
    return "127.0.0.1:" + adminPort;
  }

  /** May do everything. */
  public Admin admin() {
    return admin;
  }

  /** A zoetrope.yaml's section with what the user needs to be let in. */
  public Path configure(Path file, String password, String... more) throws IOException {
    return Files.writeString(
        file,
        """
        %s
        kafka:
          bootstrap-servers: %s
          group: plant-job
          topics:
            frames: plant.frames
            health: plant.health
            settings: plant.settings
            events: plant.events
            dead-letters: plant.dlq
            cameras: plant.cameras
          properties:
            security.protocol: SASL_PLAINTEXT
            sasl.mechanism: PLAIN
            sasl.jaas.config: '%s required username="%s" password="%s";'
        """
            .formatted(String.join("\n", more), address(), LOGIN, USER, password));
  }

  public void allow(ResourceType type, String name, AclOperation... operations) throws Exception {
    for (AclOperation operation : operations) {
      admin.createAcls(List.of(rule(type, name, operation))).all().get();
    }
  }

  public void refuse(ResourceType type, String name, AclOperation operation) throws Exception {
    AclBindingFilter rule = rule(type, name, operation).toFilter();
    admin.deleteAcls(List.of(rule)).all().get();
  }

  private static AclBinding rule(ResourceType type, String name, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW));
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .run();
  }

  private Properties properties(Path folder) {
    int controller = Ports.free();
    Properties p = new Properties();
    p.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "ADMIN",
            "listener.security.protocol.map",
                "USERS:SASL_PLAINTEXT,ADMIN:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "listeners",
                "USERS://127.0.0.1:%d,ADMIN://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, adminPort, controller),
            "advertised.listeners",
                "USERS://127.0.0.1:%d,ADMIN://127.0.0.1:%d".formatted(port, adminPort),
            "log.dirs", folder.toString(),
            "auto.create.topics.enable", "false"));
    p.putAll(
        Map.of(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users", "User:ANONYMOUS",
            "sasl.enabled.mechanisms", "PLAIN",
            "listener.name.users.plain.sasl.jaas.config",
                "%s required user_%s=\"%s\";".formatted(LOGIN, USER, PASSWORD),
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1"));
    return p;
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }
}

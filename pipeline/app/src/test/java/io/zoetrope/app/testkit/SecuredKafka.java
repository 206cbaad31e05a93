package io.zoetrope.app.testkit;

import io.zoetrope.app.embedded.BrokerFolder;
import io.zoetrope.app.embedded.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;

/**
 * A real broker that lets nobody in without a password (SCRAM over TLS, by a certificate of its
 * own) and nobody do what was not granted.
 */
public final class SecuredKafka implements AutoCloseable {
  public static final String USER = "plant";
  public static final String PASSWORD = "opens-sesame";
  private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String STORE_PASSWORD = "of-the-key";

  private final Path certificate;
  private final int port = Ports.free();
  private final int adminPort = Ports.free();
  private final KafkaRaftServer server;
  private final Admin admin;

  public SecuredKafka(Path folder) throws Exception {
    format(Files.createDirectories(folder));
    Path keys = makeKeys(folder.resolveSibling("broker.p12"));
    certificate = export(keys, folder.resolveSibling("broker.pem"));
    server = new KafkaRaftServer(new KafkaConfig(properties(folder, keys), false), Time.SYSTEM);
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
            security.protocol: SASL_SSL
            ssl.truststore.type: PEM
            ssl.truststore.location: %s
            sasl.mechanism: %s
            sasl.jaas.config: '%s required username="%s" password="%s";'
        """
            .formatted(
                String.join("\n", more), address(), certificate, MECHANISM, LOGIN, USER, password));
  }

  public void allow(ResourceType type, String name, AclOperation... operations) throws Exception {
    for (AclOperation operation : operations) {
      admin.createAcls(List.of(rule(type, name, operation))).all().get();
    }
  }

  /** For all whose names begin so. */
  public void allowAll(ResourceType type, String prefix, AclOperation operation) throws Exception {
    var pattern = new ResourcePattern(type, prefix, PatternType.PREFIXED);
    admin.createAcls(List.of(new AclBinding(pattern, entry(operation)))).all().get();
  }

  public void refuse(ResourceType type, String name, AclOperation operation) throws Exception {
    AclBindingFilter rule = rule(type, name, operation).toFilter();
    admin.deleteAcls(List.of(rule)).all().get();
  }

  private static AclBinding rule(ResourceType type, String name, AclOperation operation) {
    return new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), entry(operation));
  }

  private static AccessControlEntry entry(AclOperation operation) {
    return new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW);
  }

  private static void format(Path folder) throws Exception {
    BrokerFolder.formatter(folder)
        .setScramArguments(List.of("%s=[name=%s,password=%s]".formatted(MECHANISM, USER, PASSWORD)))
        .run();
  }

  private static Path makeKeys(Path store) throws Exception {
    keytool(
        "-genkeypair", store, "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
    return store;
  }

  private static Path export(Path store, Path file) throws Exception {
    keytool("-exportcert", store, "-rfc", "-file", file.toString());
    return file;
  }

  private static void keytool(String what, Path store, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what, "-alias", "broker", "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool %s: %s".formatted(what, said));
    }
  }

  private Properties properties(Path folder, Path keys) {
    int controller = Ports.free();
    Properties p = new Properties();
    p.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "ADMIN",
            "listener.security.protocol.map", "USERS:SASL_SSL,ADMIN:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "listeners",
                "USERS://127.0.0.1:%d,ADMIN://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, adminPort, controller),
            "advertised.listeners",
                "USERS://127.0.0.1:%d,ADMIN://127.0.0.1:%d".formatted(port, adminPort),
            "log.dirs", folder.toString(),
            "auto.create.topics.enable", "false"));
    p.putAll(
        Map.of(
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users",
            "User:ANONYMOUS",
            "sasl.enabled.mechanisms",
            MECHANISM,
            "listener.name.users.%s.sasl.jaas.config".formatted(MECHANISM.toLowerCase(Locale.ROOT)),
            LOGIN + " required;",
            "offsets.topic.replication.factor",
            "1",
            "offsets.topic.num.partitions",
            "1",
            "transaction.state.log.replication.factor",
            "1",
            "transaction.state.log.min.isr",
            "1",
            "share.coordinator.state.topic.replication.factor",
            "1",
            "share.coordinator.state.topic.min.isr",
            "1"));
    p.putAll(
        Map.of(
            "ssl.keystore.type",
            "PKCS12",
            "ssl.keystore.location",
            keys.toString(),
            "ssl.keystore.password",
            STORE_PASSWORD,
            "ssl.key.password",
            STORE_PASSWORD));
    return p;
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }
}

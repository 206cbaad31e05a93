package io.zoetrope.config;

import static io.zoetrope.config.Check.portNumber;
import static io.zoetrope.config.Check.positive;
import static io.zoetrope.config.Check.require;
import static io.zoetrope.config.Check.within;
import static java.util.Objects.requireNonNullElse;

import io.zoetrope.yaml.ByteSize;
import io.zoetrope.yaml.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log that everything goes through.
 *
 * @param bootstrapServers an existing Kafka; null: a broker in the process of {@code run}
 * @param properties further client properties, such as SASL
 * @param port of the broker in this process
 * @param data folder of that broker's log; null: a temporary one
 * @param partitions of each topic that is created
 * @param replication copies of each partition; null: as many as the broker makes by default
 * @param retention how long frames are kept
 * @param retentionBytes how much of them, a partition
 * @param group the consumer group under which the job commits, with each checkpoint, up to where
 *     all frames are processed and all results written; null: named as the job is
 */
public record KafkaConfig(
    String bootstrapServers,
    Map<String, Secret> properties,
    Integer port,
    String data,
    Integer partitions,
    Integer replication,
    Duration retention,
    ByteSize retentionBytes,
    String group,
    TopicNames topics) {
  private static final Duration SHORTEST_RETENTION = Duration.ofSeconds(1);
  private static final String SERIALIZED = "each topic's records have a fixed form";

  /** The names and numbers of loopback, with the port. */
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

  /** Client properties that would contradict this section or the job. */
  private static final Map<String, String> REFUSED =
      new TreeMap<>(
          Map.of(
              "bootstrap.servers", "write kafka.bootstrap-servers",
              "group.id", "write kafka.group",
              "group.instance.id", "ingesters that share cameras need one each",
              "transactional.id", "write kafka.group, which begins its name",
              "isolation.level", "the job reads frames, which are in no transaction",
              "enable.auto.commit", "the job commits with each checkpoint",
              "key.serializer", SERIALIZED,
              "value.serializer", SERIALIZED,
              "key.deserializer", SERIALIZED,
              "value.deserializer", SERIALIZED));

  public static final KafkaConfig DEFAULT =
      new KafkaConfig(null, null, null, null, null, null, null, null, null, null);

  public KafkaConfig {
    require(
        bootstrapServers == null || !bootstrapServers.isBlank(),
        "bootstrap-servers: write host:port, or several with commas between");
    properties = properties == null ? Map.of() : Map.copyOf(properties);
    for (String name : REFUSED.keySet()) {
      require(
          !properties.containsKey(name),
          "properties.%s: not to be set here; %s".formatted(name, REFUSED.get(name)));
    }
    port = portNumber("port", requireNonNullElse(port, 9092));
    partitions = within("partitions", requireNonNullElse(partitions, 8), 1, 128);
    if (replication != null) {
      within("replication", replication, 1, 32);
    }
    retention = positive("retention", requireNonNullElse(retention, Duration.ofMinutes(10)));
    require(retention.compareTo(SHORTEST_RETENTION) >= 0, "retention: at least 1s");
    retentionBytes = requireNonNullElse(retentionBytes, new ByteSize(1L << 30));
    require(retentionBytes.bytes() > 0, "retention-bytes: more than 0");
    require(group == null || !group.isBlank(), "group: name the job's consumer group");
    topics = requireNonNullElse(topics, TopicNames.DEFAULT);
  }

  /**
   * For what has no broker of its own.
   *
   * @throws ConfigException where no Kafka is named
   */
  public String requireBootstrapServers() {
    if (bootstrapServers == null) {
      throw new ConfigException(
          "kafka.bootstrap-servers",
          "name the Kafka to use, as host:port; only 'zoetrope run' has one of its own");
    }
    return bootstrapServers;
  }

  /** Whether all of these servers have addresses of loopback; names are not looked up. */
  static boolean isOnThisHost(String bootstrapServers) {
    return Stream.of(bootstrapServers.split(","))
        .allMatch(each -> LOOPBACK.matcher(each.strip()).matches());
  }

  /** Where Kafka is for others on this machine, the broker of a running {@code run} included. */
  public String address() {
    return requireNonNullElse(bootstrapServers, "localhost:" + port);
  }

  /**
   * The further client properties as Kafka takes them; never to be printed.
   *
   * @throws ConfigException where one names an environment variable that is not set
   */
  public Map<String, String> clientProperties() {
    Map<String, String> exposed = new HashMap<>();
    properties.forEach(
        (key, secret) ->
            exposed.put(key, ConfigException.value("kafka.properties." + key, secret)));
    return exposed;
  }

  /**
   * All properties of a client of the Kafka at an address; never to be printed.
   *
   * @throws ConfigException as {@link #clientProperties()} does
   */
  public Map<String, String> client(String address) {
    Map<String, String> client = clientProperties();
    client.put("bootstrap.servers", address);
    return client;
  }
}

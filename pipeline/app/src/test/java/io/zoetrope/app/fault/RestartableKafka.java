package io.zoetrope.app.fault;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** A real broker that goes away and comes back at the same address, its log kept. */
public final class RestartableKafka implements AutoCloseable {
  public static final int PARTITIONS = 4;
  private static final int ADMIN_MILLIS = 30_000;

  private final Path folder;
  private final int port = Ports.free();
  private EmbeddedKafka broker;

  public RestartableKafka(Path folder) throws Exception {
    this.folder = folder;
    broker = EmbeddedKafka.start(folder, port);
  }

  public void restart() throws Exception {
    restart(Duration.ZERO);
  }

  /** Away for longer than it takes. */
  public void restart(Duration longer) throws Exception {
    broker.close();
    Thread.sleep(longer.toMillis());
    broker = EmbeddedKafka.start(folder, port);
  }

  public String address() {
    return broker.bootstrapServers();
  }

  public Map<String, String> client() {
    return Map.of("bootstrap.servers", address());
  }

  /** Frames in log time, results as they come. */
  public void createTopics(TopicNames... names) throws Exception {
    var topics = results(names);
    topics.add(settings(names[0]));
    Stream.of(names)
        .map(TopicNames::frames)
        .distinct()
        .map(RestartableKafka::frames)
        .forEach(topics::add);
    create(topics);
  }

  void createSettings(TopicNames names) throws Exception {
    create(List.of(settings(names)));
  }

  void createResults(TopicNames... names) throws Exception {
    create(results(names));
  }

  private static List<NewTopic> results(TopicNames... names) {
    var topics = new ArrayList<NewTopic>();
    for (TopicNames each : names) {
      for (String result : List.of(each.events(), each.scores(), each.deadLetters())) {
        topics.add(new NewTopic(result, PARTITIONS, (short) 1));
      }
    }
    return topics;
  }

  private void create(List<NewTopic> topics) throws Exception {
    try (var admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", address(), "default.api.timeout.ms", (Object) ADMIN_MILLIS))) {
      LedTopics.create(admin, topics);
    }
  }

  private static NewTopic settings(TopicNames names) {
    return new NewTopic(names.settings(), PARTITIONS, (short) 1)
        .configs(
            Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static NewTopic frames(String name) {
    return new NewTopic(name, PARTITIONS, (short) 1)
        .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
  }

  @Override
  public void close() {
    broker.close();
  }
}

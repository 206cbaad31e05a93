package io.zoetrope.app.fault;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.TopicNames;
import java.nio.file.Path;
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
    broker.close();
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
    var topics = new ArrayList<NewTopic>();
    for (TopicNames each : names) {
      for (String result : List.of(each.events(), each.scores(), each.deadLetters())) {
        topics.add(new NewTopic(result, PARTITIONS, (short) 1));
      }
    }
    topics.add(
        new NewTopic(names[0].settings(), PARTITIONS, (short) 1)
            .configs(
                Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "LogAppendTime",
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT)));
    Stream.of(names)
        .map(TopicNames::frames)
        .distinct()
        .map(RestartableKafka::frames)
        .forEach(topics::add);
    try (var admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", address(), "default.api.timeout.ms", (Object) ADMIN_MILLIS))) {
      LedTopics.create(admin, topics);
    }
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

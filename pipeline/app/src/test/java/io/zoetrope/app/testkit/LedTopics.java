package io.zoetrope.app.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Topics that can be used: Kafka says they are created before every partition has its leader. */
public final class LedTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LedTopics() {}

  /** Creates topics and waits until each partition is led. */
  public static void create(Admin admin, List<NewTopic> topics) throws Exception {
    admin.createTopics(topics).all().get();
    await()
        .atMost(PATIENCE)
        .ignoreException(ExecutionException.class) // until it is led
        .until(() -> admin.listOffsets(latestOf(topics)).all().get() != null);
  }

  private static Map<TopicPartition, OffsetSpec> latestOf(List<NewTopic> topics) {
    var partitions = new HashMap<TopicPartition, OffsetSpec>();
    for (NewTopic topic : topics) {
      for (int i = 0; i < topic.numPartitions(); i++) {
        partitions.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
      }
    }
    return partitions;
  }
}

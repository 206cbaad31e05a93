package io.zoetrope.job.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Looks where a topic ends, again and again. For one thread at a time. */
public final class LogWatch implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Map<String, String> client;
  private final String topic;
  private final LogClock clock;
  private final LastRecords lastRecords;
  private Admin admin;

  /**
   * @param client properties of a client, the broker's address among them
   * @param every time from one look to the next
   * @param grace after an outage
   * @param restored whether the job goes on from where it was
   */
  public LogWatch(
      Map<String, String> client, String topic, Duration every, Duration grace, boolean restored) {
    this.client = client;
    this.topic = topic;
    clock = new LogClock(every, grace, restored);
    lastRecords = new LastRecords(client);
  }

  /**
   * Asks the brokers.
   *
   * @throws ExecutionException where one does not answer
   */
  public LogEnds look() throws ExecutionException, InterruptedException {
    long asked = millis();
    var partitions = partitions();
    var starts = list(partitions, OffsetSpec.earliest());
    var ends = list(partitions, OffsetSpec.latest());
    var newest = newest(list(partitions, OffsetSpec.maxTimestamp()));
    clock.look(asked, millis(), newest);
    Map<String, LogEnd> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      String name = partition.toString();
      found.put(
          name,
          new LogEnd(
              starts.get(partition).offset(),
              lastRecords.end(
                  partition, starts.get(partition).offset(), ends.get(partition).offset(), asked),
              newest.getOrDefault(name, LogEnd.UNKNOWN),
              clock.timeOf(name)));
    }
    return new LogEnds(found);
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    var description = admin().describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    return description.partitions().stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> list(
      List<TopicPartition> partitions, OffsetSpec what)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    partitions.forEach(partition -> question.put(partition, what));
    return admin().listOffsets(question).all().get();
  }

  private static Map<String, Long> newest(Map<TopicPartition, ListOffsetsResultInfo> found) {
    Map<String, Long> times = new HashMap<>();
    found.forEach(
        (partition, record) -> {
          if (record.timestamp() >= 0) { // else it has none
            times.put(partition.toString(), record.timestamp());
          }
        });
    return times;
  }

  private Admin admin() {
    if (admin == null) {
      Map<String, Object> impatient = new HashMap<>(client);
      impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
      impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
      admin = Admin.create(impatient);
    }
    return admin;
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Once nobody looks any more. */
  @Override
  public void close() {
    try {
      lastRecords.close();
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }
}

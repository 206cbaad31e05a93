package io.zoetrope.ingester.lease;

import io.zoetrope.ingester.kafka.KafkaClients;
import io.zoetrope.ingester.options.IngesterOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;

/**
 * This ingester in the consumer group that shares the cameras. No record is read: whoever owns a
 * partition has its cameras. Used by one thread.
 */
final class GroupMember implements ConsumerRebalanceListener, AutoCloseable {
  /** After which Kafka gives on what a member had that is not heard of. */
  private static final Duration SESSION = Duration.ofSeconds(8);

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** For so long at least nobody gets what a member had that is not heard of any more. */
  static final Duration KEPT = SESSION.minus(HEARTBEAT);

  /** A member that does not give back what it should in this time is left behind. */
  private static final Duration REBALANCE = Duration.ofSeconds(30);

  /**
   * A little longer than the session: while a group waits for a member that died no heartbeat is
   * answered, and that must not cost the others' cameras.
   */
  private static final Duration DEAF = SESSION.plusSeconds(3);

  /** Partitions that were added are noticed within that. */
  private static final Duration METADATA = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final String DIFFERENT =
      "the ingesters of the group do not have the same cameras, so some may be read by none: give all"
          + " the same 'cameras:'; restart those that were started before partitions were added";

  private static final String GROWN =
      "topic %s has %d partitions, and had %d when this ingester joined, so cameras may be read by none"
          + " or by two: restart all ingesters of the group";

  private final Consumer<String, byte[]> consumer;
  private final String topic;
  private final GroupAgreement agreement;
  private final Runnable changed;
  private final int count;
  private final GroupPulse pulse;
  private final Set<Integer> owned = new TreeSet<>();
  private boolean unconfirmed;

  private GroupMember(
      Consumer<String, byte[]> consumer, String topic, GroupAgreement agreement, Runnable changed) {
    this.consumer = consumer;
    this.topic = topic;
    this.agreement = agreement;
    this.changed = changed;
    count = consumer.partitionsFor(topic, PATIENCE).size();
    Metric answered = answeredHeartbeats(consumer);
    pulse = new GroupPulse(() -> (double) answered.metricValue(), System::nanoTime, DEAF);
    consumer.subscribe(List.of(topic), this);
  }

  /**
   * @param cameras how many a partition has, should this member be the one that assigns them
   * @param agreement of what all members mean
   * @param changed told before partitions that it had go to another
   */
  static GroupMember join(
      IngesterOptions options,
      String group,
      IntUnaryOperator cameras,
      GroupAgreement agreement,
      Runnable changed) {
    var consumer = KafkaClients.member(options, settings(group, cameras, agreement));
    try {
      return new GroupMember(consumer, options.topics().cameras(), agreement, changed);
    } catch (RuntimeException e) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
      throw e;
    }
  }

  private static Map<String, Object> settings(
      String group, IntUnaryOperator cameras, GroupAgreement agreement) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(
        ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"); // the newer assigns by partitions
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) REBALANCE.toMillis());
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) METADATA.toMillis());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CameraAssignor.class));
    settings.put(CameraAssignor.CAMERAS, cameras);
    settings.put(CameraAssignor.AGREEMENT, agreement);
    return settings;
  }

  private static Metric answeredHeartbeats(Consumer<?, ?> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(each -> each.getKey().name().equals("heartbeat-total"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** How many partitions there are. */
  int count() {
    return count;
  }

  /** Takes part in the group for so long. */
  void poll(Duration time) {
    consumer.poll(time);
  }

  /** Why the members may not mean the same cameras, with what to do. */
  Optional<String> disagreement() {
    int now = consumer.partitionsFor(topic, PATIENCE).size(); // known, so nothing is waited for
    if (now != count) {
      return Optional.of(GROWN.formatted(topic, now, count));
    }
    return agreement.agreed() ? Optional.empty() : Optional.of(DIFFERENT);
  }

  /** Whether the group is heard of. */
  boolean heard() {
    return !pulse.silent();
  }

  /**
   * The partitions whose cameras are this ingester's. None where the group is not heard of, unless
   * it has them all: then there was nobody who could take them, and an outage of Kafka costs no
   * connected camera.
   */
  Set<Integer> partitions() {
    return heard() || alone() ? Set.copyOf(owned) : Set.of();
  }

  private boolean alone() {
    return owned.containsAll(CameraShares.first(count));
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    consumer.pause(added);
    added.forEach(each -> consumer.seek(each, 0));
    if (unconfirmed) {
      owned.clear();
      unconfirmed = false;
    }
    added.forEach(each -> owned.add(each.partition()));
    pulse.joined();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> gone) {
    gone.forEach(each -> owned.remove(each.partition()));
    changed.run();
  }

  /** What nobody else had is kept until the group says who has it now. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> gone) {
    if (alone()) {
      unconfirmed = true;
    } else {
      onPartitionsRevoked(gone);
    }
  }

  /** Leaves the group, which gives on at once what this member had. */
  @Override
  public void close() {
    owned.clear();
    changed.run();
    consumer.close(CloseOptions.timeout(GOODBYE));
  }
}

package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.schemas.client.KafkaRights;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's own answers about the topics of a plan. */
final class TopicAdmin {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final long RETRY_NANOS = 50_000_000;

  private final Admin admin;
  private final IngesterOptions options;
  private final TopicPlan plan;

  private TopicAdmin(Admin admin, IngesterOptions options, TopicPlan plan) {
    this.admin = admin;
    this.options = options;
    this.plan = plan;
  }

  /**
   * Asks, and closes.
   *
   * @throws IllegalStateException where Kafka does not answer
   * @throws KafkaRefusedException where it lets the user not in
   */
  static <T> T ask(IngesterOptions options, TopicPlan plan, Function<TopicAdmin, T> question) {
    try (Admin admin = KafkaClients.admin(options)) {
      return question.apply(new TopicAdmin(admin, options, plan));
    } catch (AuthenticationException e) {
      throw KafkaRefusedException.login(options.bootstrapServers(), e);
    } catch (KafkaException e) {
      throw KafkaClients.unreachable(options, e);
    }
  }

  /** The topics of the plan that are not there, or are hidden from this user. */
  Set<String> absent() {
    Set<String> absent = new HashSet<>(plan.used());
    absent.removeAll(get(admin.listTopics().names()));
    return absent;
  }

  /** Creates those that are absent: of each, whether this user might. */
  Map<String, Boolean> createAbsent() {
    var created = admin.createTopics(absent().stream().map(plan::topic).toList());
    Map<String, Boolean> made = new TreeMap<>();
    created.values().forEach((name, topic) -> made.put(name, isCreated(topic)));
    return made;
  }

  /**
   * @param topics that are used
   * @param refused whether one is absent and may not be created
   * @throws KafkaRefusedException naming each right that is missing
   */
  void requireRights(List<String> topics, Predicate<String> refused) {
    var names = options.topics();
    var rights = new KafkaRights();
    var read = Set.of(names.settings(), names.cameras());
    for (String name : topics) {
      rights.topic(name, read.contains(name) ? AclOperation.READ : AclOperation.WRITE);
    }
    rights.topic(CameraLanes.topic(names), AclOperation.READ);
    topics.stream().filter(refused).forEach(name -> rights.topic(name, AclOperation.CREATE));
    try {
      rights.require(admin, options.bootstrapServers());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * How a topic is kept. One just created is not yet known to every broker.
   *
   * @return nothing where this user may not know
   */
  Optional<Config> describe(String name) {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (true) {
      try {
        return Optional.of(get(admin.describeConfigs(List.of(topic)).all()).get(topic));
      } catch (AuthorizationException e) {
        return Optional.empty();
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  /** How many partitions a topic has. */
  int partitions(String name) {
    return get(admin.describeTopics(List.of(name)).allTopicNames()).get(name).partitions().size();
  }

  /** The producer's {@code max.request.size}. */
  long requestBytes() {
    Object set = KafkaClients.producerSettings(options).get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return Long.parseLong(set.toString());
  }

  /** Whether it is there now; not where this user may not create it. */
  private static boolean isCreated(KafkaFuture<Void> topic) {
    try {
      get(topic);
      return true;
    } catch (TopicExistsException e) {
      return true; // another ingester was faster, or it is hidden
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while waiting for Kafka", e);
  }
}

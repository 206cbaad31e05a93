package io.zoetrope.schemas.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a user must be granted, asked for before anything begins. What the broker cannot tell is
 * supposed to be granted, and so is all of a topic that is not there.
 */
public final class KafkaRights {
  private final Map<String, Set<AclOperation>> topics = new LinkedHashMap<>();
  private Optional<String> group = Optional.empty();
  private Optional<String> transactions = Optional.empty();

  public KafkaRights topic(String name, AclOperation right) {
    topics.computeIfAbsent(name, topic -> new TreeSet<>()).add(right);
    return this;
  }

  /** To commit offsets under this group. */
  public KafkaRights group(String name) {
    group = Optional.of(name);
    return this;
  }

  /** To write in transactions whose ids begin so. */
  public KafkaRights transactions(String prefix) {
    transactions = Optional.of(prefix);
    return this;
  }

  /**
   * Asks the broker.
   *
   * @throws KafkaRefusedException naming every right that is missing and what it is on, or that the
   *     broker does not let the user in at all
   * @throws ExecutionException where the broker does not answer
   */
  public void require(Admin admin, String address) throws ExecutionException, InterruptedException {
    try {
      List<String> missing = new ArrayList<>(missingOfTopics(admin));
      missing.addAll(missingOfGroup(admin));
      missing.addAll(missingOfTransactions(admin));
      if (!missing.isEmpty()) {
        throw new KafkaRefusedException(
            "Kafka at %s does not let this user %s: grant it these rights"
                .formatted(address, String.join(", ", missing)),
            null);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticationException refused) {
        throw KafkaRefusedException.login(address, refused);
      }
      throw e;
    }
  }

  private List<String> missingOfTopics(Admin admin)
      throws ExecutionException, InterruptedException {
    var described =
        admin.describeTopics(
            topics.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true));
    List<String> missing = new ArrayList<>();
    for (var topic : described.topicNameValues().entrySet()) {
      String name = topic.getKey();
      Set<AclOperation> rights = new TreeSet<>(topics.get(name));
      try {
        Set<AclOperation> granted = topic.getValue().get().authorizedOperations();
        rights.removeAll(granted == null ? rights : granted);
        rights.forEach(right -> missing.add(right + " topic " + name));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TopicAuthorizationException) {
          rights.forEach(right -> missing.add(right + " topic " + name));
        } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return missing;
  }

  private List<String> missingOfGroup(Admin admin) throws ExecutionException, InterruptedException {
    if (group.isEmpty()) {
      return List.of();
    }
    String name = group.get();
    boolean refused =
        fails(
            admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata(),
            GroupAuthorizationException.class);
    return refused ? List.of(AclOperation.READ + " group " + name) : List.of();
  }

  private List<String> missingOfTransactions(Admin admin)
      throws ExecutionException, InterruptedException {
    if (transactions.isEmpty()) {
      return List.of();
    }
    String id = transactions.get();
    boolean refused =
        fails(
            admin.describeTransactions(List.of(id)).description(id),
            TransactionalIdAuthorizationException.class);
    return refused
        ? List.of(AclOperation.WRITE + " transactional ids that begin with " + id)
        : List.of();
  }

  /** Whether it fails so; that there is no such thing yet is no failure. */
  private static boolean fails(KafkaFuture<?> answer, Class<? extends ApiException> kind)
      throws ExecutionException, InterruptedException {
    try {
      answer.get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticationException) {
        throw e;
      }
      return kind.isInstance(e.getCause());
    }
  }
}

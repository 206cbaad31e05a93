package io.zoetrope.ingester.lease;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;

/**
 * Assigns the partitions of the topic of cameras. Sticky and cooperative as Kafka's own assignor of
 * that name; but that one counts partitions, of which most have no camera, so that one ingester
 * could have all cameras and another none. Made by Kafka's consumer.
 */
public final class CameraAssignor implements ConsumerPartitionAssignor, Configurable {
  /** The consumer's setting with an {@link IntUnaryOperator}: how many cameras a partition has. */
  static final String CAMERAS = "zoetrope.cameras";

  /** The consumer's setting with a {@link GroupAgreement}. */
  static final String AGREEMENT = "zoetrope.agreement";

  private IntUnaryOperator cameras = partition -> 1;
  private GroupAgreement agreement;

  @Override
  public void configure(Map<String, ?> settings) {
    cameras = (IntUnaryOperator) settings.get(CAMERAS);
    agreement = (GroupAgreement) settings.get(AGREEMENT);
  }

  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    return agreement.own();
  }

  @Override
  public void onAssignment(Assignment assignment, ConsumerGroupMetadata group) {
    agreement.told(assignment.userData());
  }

  @Override
  public String name() {
    return "zoetrope-cameras";
  }

  @Override
  public List<RebalanceProtocol> supportedProtocols() {
    return List.of(RebalanceProtocol.COOPERATIVE);
  }

  @Override
  public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
    Map<String, Subscription> members = new TreeMap<>(group.groupSubscription());
    String topic = members.values().iterator().next().topics().get(0);
    Map<Integer, String> owners = owners(topic, members);
    Map<String, Set<Integer>> owned = new TreeMap<>();
    members.keySet().forEach(member -> owned.put(member, new TreeSet<>()));
    owners.forEach((partition, member) -> owned.get(member).add(partition));
    var shares =
        new CameraShares(owned, cameras)
            .of(CameraShares.first(cluster.partitionsForTopic(topic).size()));
    var verdict =
        GroupAgreement.verdict(members.values().stream().map(Subscription::userData).toList());
    Map<String, Assignment> assignments = new HashMap<>();
    shares.forEach(
        (member, share) -> {
          share.removeIf(each -> !owners.getOrDefault(each, member).equals(member));
          share.removeAll(contested(topic, members));
          assignments.put(
              member,
              new Assignment(
                  share.stream().map(it -> new TopicPartition(topic, it)).toList(), verdict));
        });
    return new GroupAssignment(assignments);
  }

  /**
   * Who has each partition. One that moves is given to nobody until its owner has given it back,
   * which makes Kafka's consumers ask for another assignment.
   */
  private static Map<Integer, String> owners(String topic, Map<String, Subscription> members) {
    Map<Integer, String> owners = new TreeMap<>();
    List<String> newestLast = new ArrayList<>(members.keySet());
    newestLast.sort((one, other) -> generation(members.get(one)) - generation(members.get(other)));
    for (String member : newestLast) {
      for (int partition : owned(topic, members.get(member))) {
        owners.put(partition, member);
      }
    }
    return owners;
  }

  /** Partitions that two members say they have: both give them back. */
  private static Set<Integer> contested(String topic, Map<String, Subscription> members) {
    Set<Integer> seen = new TreeSet<>();
    Set<Integer> twice = new TreeSet<>();
    members
        .values()
        .forEach(
            member ->
                owned(topic, member).stream().filter(it -> !seen.add(it)).forEach(twice::add));
    return twice;
  }

  private static int generation(Subscription member) {
    return member.generationId().orElse(-1);
  }

  private static List<Integer> owned(String topic, Subscription member) {
    return member.ownedPartitions().stream()
        .filter(each -> each.topic().equals(topic))
        .map(TopicPartition::partition)
        .toList();
  }
}

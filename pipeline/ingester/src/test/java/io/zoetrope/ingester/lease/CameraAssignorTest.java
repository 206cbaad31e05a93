package io.zoetrope.ingester.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CameraAssignorTest {
  private static final int PARTITIONS = 8;
  private static final Cluster CLUSTER = cluster();

  @Test
  void whatMovesIsFirstGivenToNobodyThenToItsNewOwner() {
    var first = assign(Map.of("a", member(1, 0, 1, 2, 3, 4, 5, 6, 7), "b", member(-1)));
    assertThat(first.get("a")).hasSize(4);
    assertThat(first.get("b")).isEmpty();

    int[] kept = first.get("a").stream().mapToInt(each -> each).toArray();
    var second = assign(Map.of("a", member(2, kept), "b", member(2)));
    assertThat(second.get("a")).isEqualTo(first.get("a"));
    assertThat(second.get("b")).hasSize(4).doesNotContainAnyElementsOf(second.get("a"));
  }

  @Test
  void whatTwoSayTheyHaveBothGiveBack() {
    var assigned = assign(Map.of("a", member(2, 0, 1, 2, 3), "b", member(1, 3, 4, 5, 6)));
    assertThat(assigned.get("a")).contains(0, 1, 2).doesNotContain(3);
    assertThat(assigned.get("b")).contains(4, 5, 6).doesNotContain(3);
  }

  @Test
  void whatADeadOneHadIsGivenOnAtOnce() {
    var assigned = assign(Map.of("b", member(4, 1, 3, 5, 7)));
    assertThat(assigned.get("b")).hasSize(PARTITIONS);
  }

  @Test
  void allAreToldWhetherTheyMeanTheSameCameras() {
    var door = List.of(CameraOptions.of("door", "file:a"));
    var gate = List.of(CameraOptions.of("gate", "file:a"));
    assertThat(agreed(door, door)).isTrue();
    assertThat(agreed(door, gate)).isFalse();
    assertThat(GroupAgreement.fingerprint(door, 64))
        .isNotEqualTo(GroupAgreement.fingerprint(door, 65));
    assertThat(GroupAgreement.fingerprint(List.of(door.get(0), gate.get(0)), 64))
        .isEqualTo(GroupAgreement.fingerprint(List.of(gate.get(0), door.get(0)), 64));
  }

  private static boolean agreed(List<CameraOptions> one, List<CameraOptions> other) {
    var mine = new GroupAgreement(() -> GroupAgreement.fingerprint(one, PARTITIONS));
    var others = new GroupAgreement(() -> GroupAgreement.fingerprint(other, PARTITIONS));
    var assignor = assignor(mine);
    var members =
        Map.of(
            "a", joined(assignor.subscriptionUserData(Set.of("cameras"))),
            "b", joined(assignor(others).subscriptionUserData(Set.of("cameras"))),
            "older", joined(null));
    var assigned = assignor.assign(CLUSTER, new GroupSubscription(members)).groupAssignment();
    assignor.onAssignment(assigned.get("a"), new ConsumerGroupMetadata("g"));
    return mine.agreed();
  }

  private static Subscription joined(ByteBuffer data) {
    return new Subscription(List.of("cameras"), data, List.of(), -1, Optional.empty());
  }

  private static Subscription member(int generation, int... partitions) {
    var owned =
        IntStream.of(partitions).mapToObj(each -> new TopicPartition("cameras", each)).toList();
    return new Subscription(List.of("cameras"), null, owned, generation, Optional.empty());
  }

  private static CameraAssignor assignor(GroupAgreement agreement) {
    var assignor = new CameraAssignor();
    IntUnaryOperator one = partition -> 1;
    assignor.configure(Map.of(CameraAssignor.CAMERAS, one, CameraAssignor.AGREEMENT, agreement));
    return assignor;
  }

  private static Cluster cluster() {
    var node = new Node(0, "localhost", 9092);
    var partitions =
        IntStream.range(0, PARTITIONS)
            .mapToObj(i -> new PartitionInfo("cameras", i, node, new Node[0], new Node[0]))
            .toList();
    return new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
  }

  private static Map<String, Set<Integer>> assign(Map<String, Subscription> members) {
    Map<String, Set<Integer>> assigned = new HashMap<>();
    assignor(new GroupAgreement(() -> 0))
        .assign(CLUSTER, new GroupSubscription(members))
        .groupAssignment()
        .forEach(
            (member, assignment) ->
                assigned.put(
                    member,
                    new TreeSet<>(
                        assignment.partitions().stream().map(TopicPartition::partition).toList())));
    return assigned;
  }
}

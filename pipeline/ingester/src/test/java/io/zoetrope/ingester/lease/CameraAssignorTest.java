package io.zoetrope.ingester.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CameraAssignorTest {
  private static final int PARTITIONS = 8;

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

  private static Subscription member(int generation, int... partitions) {
    var owned =
        IntStream.of(partitions).mapToObj(each -> new TopicPartition("cameras", each)).toList();
    return new Subscription(List.of("cameras"), null, owned, generation, Optional.empty());
  }

  private static Map<String, Set<Integer>> assign(Map<String, Subscription> members) {
    var assignor = new CameraAssignor();
    IntUnaryOperator one = partition -> 1;
    assignor.configure(Map.of(CameraAssignor.CAMERAS, one));
    var node = new Node(0, "localhost", 9092);
    var partitions =
        IntStream.range(0, PARTITIONS)
            .mapToObj(i -> new PartitionInfo("cameras", i, node, new Node[0], new Node[0]))
            .toList();
    var cluster = new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
    Map<String, Set<Integer>> assigned = new HashMap<>();
    assignor
        .assign(cluster, new GroupSubscription(members))
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

package io.zoetrope.ingester.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class CameraSharesTest {
  private static final int PARTITIONS = 64;
  private static final int MOST = 2; // cameras of a partition, which cannot be split
  private static final Set<Integer> ALL = CameraShares.first(PARTITIONS);

  @Test
  void camerasOfOneIngesterAreHalvedWhenASecondComes() {
    IntUnaryOperator first = partition -> partition < 10 ? 1 : 0; // a count of partitions is blind
    var shares = new CameraShares(Map.of("a", ALL, "b", Set.of()), first).of(ALL);

    assertThat(load(shares.get("a"), first)).isEqualTo(5);
    assertThat(load(shares.get("b"), first)).isEqualTo(5);
    assertThat(shares.get("a")).hasSize(PARTITIONS / 2);
  }

  @Test
  void whatAnIngesterHadStaysWhereAllHaveTheirShare() {
    IntUnaryOperator each = partition -> 1;
    var before =
        new CameraShares(Map.of("a", Set.of(), "b", Set.of(), "c", Set.of()), each).of(ALL);
    var again = new CameraShares(before, each).of(ALL);
    assertThat(again).isEqualTo(before);

    var without = new TreeMap<>(before);
    without.remove("c");
    var after = new CameraShares(without, each).of(ALL);
    assertThat(after.get("a")).containsAll(before.get("a")).hasSize(32);
    assertThat(after.get("b")).containsAll(before.get("b")).hasSize(32);
  }

  @Test
  void allPartitionsAreSharedEvenlyWhateverWasBefore() {
    var random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int[] cameras = random.ints(PARTITIONS, 0, MOST + 1).toArray();
      IntUnaryOperator of = partition -> cameras[partition];
      Map<String, Set<Integer>> owned = new TreeMap<>();
      int members = 1 + random.nextInt(7);
      for (int i = 0; i < members; i++) {
        owned.put("m" + i, new TreeSet<>());
      }
      ALL.forEach(
          partition -> {
            int owner = (int) Math.abs(random.nextGaussian() * 3);
            if (owner < members) {
              owned.get("m" + owner).add(partition);
            }
          });
      var shares = new CameraShares(owned, of).of(ALL);

      var union = new TreeSet<Integer>();
      shares.values().forEach(share -> share.forEach(each -> assertThat(union.add(each)).isTrue()));
      assertThat(union).isEqualTo(ALL);
      var loads = new TreeSet<>(shares.values().stream().map(share -> load(share, of)).toList());
      assertThat(loads.last() - loads.first()).as("round %d", round).isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void partitionsThatAreNotThereAnyMoreAreNobodys() {
    var shares = new CameraShares(Map.of("a", Set.of(0, 1, 9)), partition -> 1).of(Set.of(0, 1, 2));
    assertThat(shares.get("a")).containsExactlyInAnyOrder(0, 1, 2);
  }

  private static int load(Set<Integer> share, IntUnaryOperator of) {
    return share.stream().mapToInt(of::applyAsInt).sum();
  }
}

package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneBookTest {
  @Test
  void theFirstCamerasGetLanesInTheirOrder() {
    assertThat(new LaneBook(3, Map.of()).assign(List.of("a", "b", "c", "d")))
        .isEqualTo(Map.of("a", 0, "b", 1, "c", 2, "d", 0));
  }

  @Test
  void removingACameraMovesNoOtherAndItsLaneIsTheNextOnes() {
    var known = Map.of("a", 0, "b", 1, "c", 2);
    assertThat(new LaneBook(3, known).assign(List.of("b", "c"))).isEqualTo(Map.of("b", 1, "c", 2));
    assertThat(new LaneBook(3, known).assign(List.of("new", "b", "c")))
        .isEqualTo(Map.of("new", 0, "b", 1, "c", 2));
  }

  @Test
  void addedPartitionsMoveNoCameraAndTakeTheNextOnes() {
    var known = Map.of("a", 0, "b", 1);
    assertThat(new LaneBook(4, known).assign(List.of("x", "y", "a", "b")))
        .isEqualTo(Map.of("a", 0, "b", 1, "x", 2, "y", 3));
  }

  @Test
  void aLaneThatIsThereNoMoreIsGivenAnew() {
    assertThat(new LaneBook(2, Map.of("a", 7, "b", 0)).assign(List.of("a", "b")))
        .isEqualTo(Map.of("a", 1, "b", 0));
  }

  @Test
  void processesOfOneCameraEachShareTheLanesAmongThem() {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      known.putAll(new LaneBook(4, known).assign(List.of("c" + i)));
    }
    assertThat(load(known, 4)).containsOnly(3);
  }

  @Test
  void whateverComesAndGoesNobodyMovesAndNobodyJoinsAFullerLane() {
    var random = new Random(7);
    var cameras = new ArrayList<String>();
    Map<String, Integer> known = new HashMap<>();
    for (int step = 0; step < 500; step++) {
      if (!cameras.isEmpty() && random.nextInt(3) == 0) {
        cameras.remove(random.nextInt(cameras.size()));
      }
      var before = new LaneBook(8, known).assign(cameras);
      cameras.add(random.nextInt(cameras.size() + 1), "c" + step);
      var after = new LaneBook(8, known).assign(cameras);

      assertThat(after).containsAllEntriesOf(before);
      int fewest = IntStream.of(load(before, 8)).min().orElseThrow();
      assertThat(load(before, 8)[after.get("c" + step)]).isEqualTo(fewest);
      known.putAll(after);
    }
  }

  private static int[] load(Map<String, Integer> lanes, int count) {
    int[] load = new int[count];
    lanes.values().forEach(lane -> load[lane]++);
    return load;
  }
}

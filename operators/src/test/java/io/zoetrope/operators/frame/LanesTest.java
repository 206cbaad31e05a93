package io.zoetrope.operators.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {
  @ParameterizedTest
  @CsvSource({"8,2,4", "8,4,2", "8,8,1", "64,8,8", "128,16,8", "8,3,3", "64,3,22"})
  void spreadEvenlyOverSubtasks(int lanes, int parallelism, int most) {
    assertThat(fullest(lanes, parallelism)).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"6,3", "3,3", "5,5", "12,5", "100,7"})
  void areOffByOneAtMostWhereNumbersAreNoPowersOfTwo(int lanes, int parallelism) {
    int fair = (lanes + parallelism - 1) / parallelism;
    assertThat(fullest(lanes, parallelism)).isBetween(fair, fair + 1);
  }

  private static int fullest(int lanes, int parallelism) {
    int[] load = new int[parallelism];
    for (int lane = 0; lane < lanes; lane++) {
      load[subtaskOf(lane, parallelism)]++;
    }
    return IntStream.of(load).max().orElseThrow();
  }

  private static int subtaskOf(int lane, int parallelism) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        new CameraKey(lane, "any"), Lanes.KEY_GROUPS, parallelism);
  }
}

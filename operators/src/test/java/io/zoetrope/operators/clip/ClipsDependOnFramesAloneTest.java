package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.zoo.pack.GridInterval;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random cameras, rates, gaps and batch sizes. */
class ClipsDependOnFramesAloneTest {
  private record Shot(String stream, long number, long time) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void howeverTheyWereBatched(long seed) throws Exception {
    var random = new Random(seed);
    var grid = randomGrid(random);
    var shots = randomShots(random);

    var whole = clipsOf(grid, shots, new Random(seed), 1);
    for (int largest : List.of(2, 7, 40)) {
      assertThat(clipsOf(grid, shots, random, largest)).isEqualTo(whole);
    }
    assertThat(whole).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void andFromWhereverTheyAreReadAgain(long seed) throws Exception {
    var random = new Random(seed);
    var grid = randomGrid(random);
    var shots = randomShots(random);
    var whole = clipsOf(grid, shots, random, 1);

    int restart = shots.size() / 2 + random.nextInt(shots.size() / 4);
    int from = restart;
    long horizon = grid.horizon().toNanos() / 1000;
    while (from > 0 && arrival(shots, from) > arrival(shots, restart) - horizon) {
      from--;
    }
    var again = new ArrayList<String>();
    try (var before = new ClipHarness(grid);
        var after = new ClipHarness(grid)) {
      again.addAll(send(before, shots.subList(0, restart), false));
      send(after, shots.subList(from, restart), true);
      again.addAll(send(after, shots.subList(restart, shots.size()), false));
    }
    assertThat(again).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void andEveryFrameIsAccountedFor(long seed) {
    var random = new Random(seed);
    var counts = new CountingMetrics();
    var window = new ClipWindow(randomGrid(random), counts);
    for (var shot : randomShots(random)) {
      var frame = new Frame(shot.number, shot.time, 0, 0, ByteBuffer.allocate(0));
      window.add(shot.stream, 0, frame, true, new NoOutput());
    }
    window.forget();

    assertThat(counts.in).isPositive();
    assertThat(counts.in).isEqualTo(counts.inClips + counts.expired);
  }

  private static ClipGrid randomGrid(Random random) {
    var interval =
        List.of(
            new GridInterval(200_000, 3),
            new GridInterval(100_000, 1),
            new GridInterval(1_001_000_000, 15_000));
    return new ClipGrid(
        1 + random.nextInt(8), interval.get(random.nextInt(3)), 1 + random.nextInt(5), 500_000);
  }

  /** Frames at a jittered rate with gaps, reconnections and clock jumps. */
  private static List<Shot> randomShots(Random random) {
    var shots = new ArrayList<Shot>();
    long step = 20_000L + random.nextInt(150_000);
    long time = EPOCH + random.nextInt(1_000_000);
    int stream = 0;
    long number = 0;
    for (int i = 0; i < 400; i++) {
      shots.add(new Shot("s" + stream, number++, time));
      time += step / 2 + random.nextInt((int) step);
      switch (random.nextInt(60)) {
        case 0 -> time += random.nextInt(400_000);
        case 1 -> time += 500_000L + random.nextInt(2_000_000);
        case 2 -> time -= random.nextInt(300_000);
        case 3 -> number += random.nextInt(4);
        case 4 -> {
          if (random.nextInt(3) == 0) {
            stream++;
            number = 0;
          }
        }
        default -> {}
      }
    }
    return shots;
  }

  private static List<String> clipsOf(ClipGrid grid, List<Shot> shots, Random random, int largest)
      throws Exception {
    try (var harness = new ClipHarness(grid)) {
      var camera = new TestCamera("door");
      for (int i = 0; i < shots.size(); ) {
        int size = lengthOfBatch(shots, i, 1 + random.nextInt(largest));
        harness.send(record(camera, shots.subList(i, i + size), arrival(shots, i + size - 1)));
        i += size;
      }
      return harness.clips().stream().map(ClipHarness::identity).toList();
    }
  }

  private static List<String> send(ClipHarness harness, List<Shot> shots, boolean rewound)
      throws Exception {
    int before = harness.clips().size();
    var camera = new TestCamera("door");
    for (int i = 0; i < shots.size(); i++) {
      var record = record(camera, shots.subList(i, i + 1), shots.get(i).time);
      harness.send(rewound ? record.asRewound() : record);
    }
    var clips = harness.clips();
    return clips.subList(before, clips.size()).stream().map(ClipHarness::identity).toList();
  }

  /** A batch holds consecutive frames of one stream. */
  private static int lengthOfBatch(List<Shot> shots, int from, int most) {
    int size = 1;
    while (size < most
        && from + size < shots.size()
        && shots.get(from + size).stream.equals(shots.get(from).stream)
        && shots.get(from + size).number == shots.get(from).number + size) {
      size++;
    }
    return size;
  }

  private static FrameRecord record(TestCamera camera, List<Shot> shots, long arrival) {
    var batch = camera.batch(shots.stream().map(Shot::time).toList());
    batch.setStreamId(shots.get(0).stream);
    batch.setFirstFrame(shots.get(0).number);
    return camera.record(batch, arrival / 1000);
  }

  /** The log's clock does not jump. */
  private static long arrival(List<Shot> shots, int index) {
    return shots.subList(0, index + 1).stream().mapToLong(Shot::time).max().orElseThrow();
  }

  private static final class NoOutput implements ClipWindow.Output {
    @Override
    public void clip(List<Frame> frames, long endPoint) {}

    @Override
    public void cut() {}
  }
}

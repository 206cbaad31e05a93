package io.zoetrope.ingester.lease;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Shares partitions among members, so that they have equally many cameras: no member more than
 * another by more than the cameras of one partition, mostly one. A member keeps what it has, but
 * for what must move to that end.
 */
final class CameraShares {
  private final Map<String, Set<Integer>> shares = new TreeMap<>();
  private final IntUnaryOperator cameras;

  /**
   * @param owned partitions of each member, no partition of two
   * @param cameras how many a partition has
   */
  CameraShares(Map<String, Set<Integer>> owned, IntUnaryOperator cameras) {
    owned.forEach((member, partitions) -> shares.put(member, new TreeSet<>(partitions)));
    this.cameras = cameras;
  }

  /**
   * The partitions that each member should have.
   *
   * @param partitions to share; there is at least one member
   */
  Map<String, Set<Integer>> of(Set<Integer> partitions) {
    shares.values().forEach(share -> share.retainAll(partitions));
    var free = new TreeSet<>(partitions);
    shares.values().forEach(free::removeAll);
    free.stream()
        .sorted(Comparator.comparing(each -> -cameras.applyAsInt(each)))
        .forEach(each -> shares.get(least(this::load)).add(each));
    while (moveCameras()) {}
    while (moveEmpty()) {}
    return shares;
  }

  private int load(String member) {
    return shares.get(member).stream().mapToInt(cameras::applyAsInt).sum();
  }

  private int size(String member) {
    return shares.get(member).size();
  }

  private String least(ToIntFunction<String> of) {
    return shares.keySet().stream()
        .min(Comparator.comparingInt(of).thenComparingInt(this::size))
        .orElseThrow();
  }

  private List<String> most(ToIntFunction<String> of) {
    return shares.keySet().stream().sorted(Comparator.comparingInt(of).reversed()).toList();
  }

  /** Whether a partition went to the member with the fewest cameras. */
  private boolean moveCameras() {
    String taker = least(this::load);
    for (String giver : most(this::load)) {
      int more = load(giver) - load(taker);
      Optional<Integer> moved = more > 1 ? nearest(giver, more) : Optional.empty();
      if (moved.isPresent()) {
        move(moved.get(), giver, taker);
        return true;
      }
    }
    return false;
  }

  /** The partition that makes two members most equal, of which one has so many cameras more. */
  private Optional<Integer> nearest(String giver, int more) {
    return shares.get(giver).stream()
        .filter(each -> cameras.applyAsInt(each) > 0 && cameras.applyAsInt(each) < more)
        .min(Comparator.comparingInt(each -> Math.abs(more - 2 * cameras.applyAsInt(each))));
  }

  /** Whether a partition without cameras went to the member with the fewest partitions. */
  private boolean moveEmpty() {
    String taker = least(this::size);
    for (String giver : most(this::size)) {
      Optional<Integer> empty =
          shares.get(giver).stream().filter(each -> cameras.applyAsInt(each) == 0).findFirst();
      if (empty.isPresent() && size(giver) - size(taker) > 1) {
        move(empty.get(), giver, taker);
        return true;
      }
    }
    return false;
  }

  private void move(int partition, String giver, String taker) {
    shares.get(giver).remove(partition);
    shares.get(taker).add(partition);
  }

  /** Numbers from 0. */
  static Set<Integer> first(int count) {
    return new TreeSet<>(IntStream.range(0, count).boxed().toList());
  }
}

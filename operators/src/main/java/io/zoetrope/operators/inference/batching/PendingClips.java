package io.zoetrope.operators.inference.batching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Clips waiting for a device. A batch takes one clip of each camera, the longest waiting first,
 * before it takes a second of any: no camera is kept out by another's backlog. Each camera's clips
 * stay in order.
 */
final class PendingClips {
  private final Map<String, Deque<ClipRequest>> byCamera = new LinkedHashMap<>();
  private final Set<ClipRequest.Owner> flushing =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private int size;

  void add(ClipRequest request) {
    byCamera
        .computeIfAbsent(request.clip().camera().camera(), camera -> new ArrayDeque<>())
        .add(request);
    size++;
  }

  int size() {
    return size;
  }

  /** This owner's. */
  int size(ClipRequest.Owner owner) {
    return (int)
        byCamera.values().stream()
            .flatMap(Deque::stream)
            .filter(request -> request.owner() == owner)
            .count();
  }

  /** When the longest waiting clip arrived; only where there is one. */
  long oldestArrival() {
    long oldest = Long.MAX_VALUE;
    for (var clips : byCamera.values()) {
      oldest = Math.min(oldest, clips.element().arrivedNanos());
    }
    return oldest;
  }

  List<ClipRequest> take(int most) {
    var batch = new ArrayList<ClipRequest>(Math.min(most, size));
    while (batch.size() < most && size > 0) {
      takeOneOfEach(batch, most);
    }
    return batch;
  }

  private void takeOneOfEach(List<ClipRequest> batch, int most) {
    var round = new ArrayList<>(byCamera.values());
    round.sort(Comparator.comparingLong(clips -> clips.element().arrivedNanos()));
    for (var clips : round.subList(0, Math.min(most - batch.size(), round.size()))) {
      ClipRequest request = clips.remove();
      size--;
      batch.add(request);
      if (clips.isEmpty()) {
        byCamera.remove(request.clip().camera().camera());
      }
    }
  }

  /**
   * Takes out the clips that match, of each camera the oldest first and up to one that does not.
   */
  List<ClipRequest> takeOldest(Predicate<ClipRequest> unwanted) {
    var taken = new ArrayList<ClipRequest>();
    for (var clips : byCamera.values()) {
      while (!clips.isEmpty() && unwanted.test(clips.element())) {
        taken.add(clips.remove());
      }
    }
    byCamera.values().removeIf(Deque::isEmpty);
    size -= taken.size();
    return taken;
  }

  /** This owner waits for all it has here. */
  void flush(ClipRequest.Owner owner) {
    flushing.add(owner);
  }

  void resume(ClipRequest.Owner owner) {
    flushing.remove(owner);
  }

  boolean isFlushing() {
    return !flushing.isEmpty()
        && byCamera.values().stream()
            .flatMap(Deque::stream)
            .anyMatch(request -> flushing.contains(request.owner()));
  }

  void drop(ClipRequest.Owner owner) {
    flushing.remove(owner);
    byCamera.values().removeIf(clips -> dropFrom(clips, owner));
  }

  private boolean dropFrom(Deque<ClipRequest> clips, ClipRequest.Owner owner) {
    int before = clips.size();
    clips.removeIf(request -> request.owner() == owner);
    size -= before - clips.size();
    return clips.isEmpty();
  }
}

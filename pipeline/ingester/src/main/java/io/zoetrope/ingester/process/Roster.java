package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.StreamOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which cameras there are, and how those, and zones, did that left. */
final class Roster {
  /** Of those that left; more than a terminal shows. The oldest are forgotten. */
  static final int MOST_DEPARTED = 1000;

  private final Map<String, Charge> used = new LinkedHashMap<>();
  private final Map<String, CameraSnapshot> departed = new LinkedHashMap<>();

  Optional<Charge> get(String id) {
    return Optional.ofNullable(used.get(id));
  }

  /** Those that are not among these. */
  List<Charge> without(List<CameraOptions> cameras) {
    Set<String> ids = cameras.stream().map(CameraOptions::id).collect(Collectors.toSet());
    return used.values().stream().filter(each -> !ids.contains(each.id())).toList();
  }

  /**
   * One that was here before goes on with its counts.
   *
   * @param lanes of its streams, and maybe of others
   */
  Charge add(CameraOptions options, Map<String, Integer> lanes) {
    var camera = new Charge(options, ofStreams(options, lanes));
    goOn(camera);
    used.put(camera.id(), camera);
    return camera;
  }

  /** The lanes of a camera's streams. */
  static Map<String, Integer> ofStreams(CameraOptions camera, Map<String, Integer> lanes) {
    return camera.streams().stream()
        .collect(Collectors.toMap(StreamOptions::id, s -> lanes.get(s.id())));
  }

  private void goOn(Charge camera) {
    for (CameraSnapshot each : camera.last()) {
      Optional.ofNullable(departed.remove(each.cameraId())).ifPresent(camera::goOn);
    }
  }

  /** Takes note that its stream has ended; what takes its place, if anything does. */
  Optional<Charge> left(Charge camera) {
    camera.last().forEach(this::departed);
    used.remove(camera.id());
    Optional<Charge> successor = camera.successor();
    successor.ifPresent(
        it -> {
          goOn(it);
          used.put(it.id(), it);
        });
    return successor;
  }

  private void departed(CameraSnapshot camera) {
    departed.remove(camera.cameraId()); // now it is the newest
    departed.put(camera.cameraId(), camera);
    if (departed.size() > MOST_DEPARTED) {
      departed.remove(departed.keySet().iterator().next());
    }
  }

  /** Those that are not wanted any more and stream on. */
  List<String> leaving() {
    return used.values().stream()
        .filter(each -> each.isLeaving() && each.successor().isEmpty())
        .map(Charge::id)
        .toList();
  }

  /** Of those that there are, then of those that left. */
  List<CameraSnapshot> snapshots() {
    return Stream.concat(present().stream(), departed.values().stream()).toList();
  }

  List<CameraSnapshot> present() {
    return used.values().stream().flatMap(each -> each.last().stream()).toList();
  }

  boolean isOver() {
    return !used.isEmpty() && used.values().stream().allMatch(Charge::isOver);
  }
}

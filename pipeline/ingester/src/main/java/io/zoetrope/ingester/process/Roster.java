package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which cameras there are, and how those did that left. */
final class Roster {
  private final Map<String, Charge> used = new LinkedHashMap<>();
  private final Map<String, CameraSnapshot> departed = new LinkedHashMap<>();

  boolean has(String id) {
    return used.containsKey(id);
  }

  Optional<Charge> get(String id) {
    return Optional.ofNullable(used.get(id));
  }

  /** Those that are not among these. */
  List<Charge> without(List<CameraOptions> cameras) {
    Set<String> ids = cameras.stream().map(CameraOptions::id).collect(Collectors.toSet());
    return used.values().stream().filter(each -> !ids.contains(each.id())).toList();
  }

  /** One that was here before goes on with its counts. */
  Charge add(CameraOptions options, int lane) {
    var camera = new Charge(options, lane);
    Optional.ofNullable(departed.remove(options.id())).ifPresent(camera::last);
    used.put(camera.id(), camera);
    return camera;
  }

  /** Takes note that its stream has ended; what takes its place, if anything does. */
  Optional<Charge> left(Charge camera) {
    Optional<Charge> successor = camera.successor();
    if (successor.isPresent()) {
      used.put(camera.id(), successor.get());
    } else {
      used.remove(camera.id());
      departed.put(camera.id(), camera.last());
    }
    return successor;
  }

  /** Those that are not wanted any more and stream on. */
  List<String> leaving() {
    return used.values().stream()
        .filter(each -> each.isLeaving() && each.successor().isEmpty())
        .map(Charge::id)
        .toList();
  }

  List<CameraSnapshot> snapshots() {
    return Stream.concat(used.values().stream().map(Charge::last), departed.values().stream())
        .toList();
  }

  boolean isOver() {
    return !used.isEmpty() && used.values().stream().allMatch(Charge::isOver);
  }
}

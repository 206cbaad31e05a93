package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.CameraState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One camera, with its zones, as its supervisor knows it. */
final class Charge {
  private final CameraOptions options;
  private final Map<String, Integer> lanes;
  private final Map<String, CameraSnapshot> last = new LinkedHashMap<>(); // by camera or zone
  private boolean begun;
  private boolean before; // what is known of it is of before it left
  private boolean apart;
  private boolean leaving;
  private Optional<Charge> next = Optional.empty();

  /**
   * A camera that nobody connected to yet.
   *
   * @param lanes of its streams, by their ids
   */
  Charge(CameraOptions options, Map<String, Integer> lanes) {
    this.options = options;
    this.lanes = Map.copyOf(lanes);
    for (Camera each : Placement.of(options, lanes).cameras()) {
      last.put(each.id(), new CameraStatus(each, null, () -> "").snapshot());
    }
  }

  String id() {
    return options.id();
  }

  CameraOptions options() {
    return options;
  }

  Map<String, Integer> lanes() {
    return lanes;
  }

  /** How it and its zones did when that was said last. */
  List<CameraSnapshot> last() {
    return List.copyOf(last.values());
  }

  /** Takes note of how it, or one of its zones, does; of zones that it has not, nothing. */
  void last(CameraSnapshot snapshot) {
    if (last.replace(snapshot.cameraId(), snapshot) != null) {
      begun = true;
      before = false;
    }
  }

  /** It was here before, and goes on with what it, or one of its zones, had done when it left. */
  void goOn(CameraSnapshot departed) {
    last(departed);
    before = begun;
  }

  void last(Collection<CameraSnapshot> snapshots) {
    snapshots.forEach(this::last);
  }

  /** As it begins in another process. */
  Placement placement() {
    return new Placement(options, lanes, begun ? last : Map.of());
  }

  /**
   * Its streams end.
   *
   * @param successor as which it begins again after that
   */
  void leave(Optional<Charge> successor) {
    leaving = true;
    next = successor;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** What takes its place. */
  Optional<Charge> successor() {
    return next;
  }

  /** Whether it is, or will be, ingested like this. */
  boolean isWanted(CameraOptions wanted) {
    return leaving
        ? next.filter(it -> wanted.ingestsAs(it.options)).isPresent()
        : options.ingestsAs(wanted);
  }

  /** Not to be started again as it is. */
  void setApart() {
    apart = true;
  }

  /** Whether nothing comes of it any more: a file that is over, or that cannot be played. */
  boolean isOver() {
    boolean ended = !before && last.get(id()).state() == CameraState.ENDED;
    return options.isFile() && (ended || apart);
  }
}

package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.CameraState;
import java.util.Optional;

/** One camera as its supervisor knows it. */
final class Charge {
  private final CameraOptions options;
  private final int lane;
  private CameraSnapshot last;
  private boolean begun;
  private boolean apart;
  private boolean leaving;
  private Optional<CameraOptions> next = Optional.empty();

  /** A camera that nobody connected to yet. */
  Charge(CameraOptions options, int lane) {
    this.options = options;
    this.lane = lane;
    last = new CameraStatus(new Camera(options, lane), null, () -> "").snapshot();
  }

  String id() {
    return options.id();
  }

  CameraOptions options() {
    return options;
  }

  int lane() {
    return lane;
  }

  /** How it did when that was said last. */
  CameraSnapshot last() {
    return last;
  }

  void last(CameraSnapshot snapshot) {
    last = snapshot;
    begun = true;
  }

  Order.Add order() {
    return new Order.Add(options, lane, Optional.of(last).filter(any -> begun));
  }

  /**
   * Its stream ends.
   *
   * @param successor as which it begins again after that
   */
  void leave(Optional<CameraOptions> successor) {
    leaving = true;
    next = successor;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** What takes its place, with its lane and its counts. */
  Optional<Charge> successor() {
    return next.map(
        changed -> {
          var successor = new Charge(changed, lane);
          successor.last(last);
          return successor;
        });
  }

  /** Whether it is, or will be, ingested like this. */
  boolean isWanted(CameraOptions wanted) {
    return leaving ? next.filter(wanted::ingestsAs).isPresent() : options.ingestsAs(wanted);
  }

  /** Not to be started again as it is. */
  void setApart() {
    apart = true;
  }

  boolean isApart() {
    return apart;
  }

  /** Whether nothing comes of it any more: a file that is over, or that cannot be played. */
  boolean isOver() {
    return last.state() == CameraState.ENDED || (apart && options.isFile());
  }
}

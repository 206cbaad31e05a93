package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Cameras whose process is not there: reports them in its place, as it would. A producer is made
 * where there is one to report.
 */
final class AbsentCameras implements AutoCloseable {
  private final Supplier<RecordSink> sinks;
  private final Consumer<CameraHealth> listener;
  private final Map<String, Absent> absent = new HashMap<>();
  private RecordSink sink;

  AbsentCameras(Supplier<RecordSink> sinks, Consumer<CameraHealth> listener) {
    this.sinks = sinks;
    this.listener = listener;
  }

  /**
   * Reports a camera and its zones as offline from now on.
   *
   * @param camera as it would begin again
   * @param crashes how many more of its processes crashed
   * @return how it and its zones do now
   */
  List<CameraSnapshot> report(Placement camera, int crashes, String reason) {
    List<Camera> all = camera.cameras();
    all.get(0).counters().crashes.addAndGet(crashes);
    var before = absent.get(camera.id());
    boolean news = before == null || crashes > 0 || !before.reason.equals(reason);
    List<CameraStatus> statuses = all.stream().map(each -> status(each, camera, news)).toList();
    absent.put(camera.id(), new Absent(statuses, reason));
    statuses.forEach(status -> status.state(CameraState.OFFLINE, reason));
    return statuses.stream().map(CameraStatus::snapshot).toList();
  }

  private CameraStatus status(Camera each, Placement camera, boolean news) {
    return new CameraStatus(each, new Reporting(news), () -> camera.lastStream(each.id()));
  }

  /** Its process is there again, or nobody wants it any more. */
  void forget(String camera) {
    absent.remove(camera);
  }

  /** Reports what was not reported for some seconds. */
  void tick(long nanos) {
    absent.values().stream()
        .flatMap(each -> each.statuses.stream())
        .forEach(status -> status.tick(nanos));
  }

  @Override
  public void close() {
    absent.clear();
    if (sink != null) {
      sink.close();
    }
  }

  private RecordSink sink() {
    if (sink == null) {
      sink = sinks.get();
    }
    return sink;
  }

  private record Absent(List<CameraStatus> statuses, String reason) {}

  /** Tells its first report on, which is the change. */
  private final class Reporting implements RecordSink {
    private boolean news;

    Reporting(boolean news) {
      this.news = news;
    }

    @Override
    public void accept(Camera camera, CameraHealth health) {
      if (news) {
        news = false;
        listener.accept(health);
      }
      sink().accept(camera, health);
    }

    @Override
    public void accept(Camera camera, FrameBatch batch) {
      throw new IllegalStateException("an absent camera has no frames");
    }

    @Override
    public void close() {}
  }
}

package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraCounters;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import java.util.HashMap;
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
   * Reports a camera as offline from now on.
   *
   * @param last how it did before
   * @param crashes how many more of its processes crashed
   * @return how it does now
   */
  CameraSnapshot report(
      CameraOptions options, int lane, CameraSnapshot last, int crashes, String reason) {
    var counters = CameraCounters.after(last);
    counters.crashes.addAndGet(crashes);
    var camera = new Camera(options, lane, counters);
    var before = absent.get(options.id());
    boolean news = before == null || crashes > 0 || !before.reason.equals(reason);
    var status = new CameraStatus(camera, new Reporting(news), last::streamId);
    absent.put(options.id(), new Absent(status, reason));
    status.state(CameraState.OFFLINE, reason);
    return status.snapshot();
  }

  /** Its process is there again, or nobody wants it any more. */
  void forget(String camera) {
    absent.remove(camera);
  }

  /** Reports what was not reported for some seconds. */
  void tick(long nanos) {
    absent.values().forEach(each -> each.status.tick(nanos));
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

  private record Absent(CameraStatus status, String reason) {}

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

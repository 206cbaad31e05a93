package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;

/** Lets frames through, or drops and counts them. The ends of streams pass. */
final class FrameGate implements RecordSink {
  private final RecordSink next;
  private volatile boolean dropping;

  FrameGate(RecordSink next) {
    this.next = next;
  }

  void drop(boolean whether) {
    dropping = whether;
  }

  @Override
  public void accept(Camera camera, FrameBatch batch) {
    if (dropping && !batch.getEndOfStream()) {
      camera.counters().dropped.addAndGet(batch.getCaptureTimes().size());
    } else {
      next.accept(camera, batch);
    }
  }

  @Override
  public void accept(Camera camera, CameraHealth health) {
    next.accept(camera, health);
  }

  @Override
  public void close() {
    next.close();
  }
}

package io.zoetrope.ingester.camera;

import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells each change of a camera's state or of its reason, on its way to another sink. */
public final class StateChanges implements RecordSink {
  private final RecordSink next;
  private final Consumer<CameraHealth> listener;
  private final Map<String, String> told = new ConcurrentHashMap<>();

  public StateChanges(RecordSink next, Consumer<CameraHealth> listener) {
    this.next = next;
    this.listener = listener;
  }

  @Override
  public void accept(Camera camera, FrameBatch batch) {
    next.accept(camera, batch);
  }

  @Override
  public void accept(Camera camera, CameraHealth health) {
    String now = health.getState() + " " + health.getMessage();
    if (!now.equals(told.put(camera.id(), now))) {
      listener.accept(health);
    }
    next.accept(camera, health);
  }

  @Override
  public void close() {
    next.close();
  }
}

package io.zoetrope.ingester.camera;

import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells each change of a camera's state or of its reason, on its way to another sink. Of a camera
 * that stays away, whose reasons may change with each try, it tells at growing intervals.
 */
public final class StateChanges implements RecordSink {
  private final RecordSink next;
  private final Consumer<CameraHealth> listener;
  private final LongSupplier nanos;
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  public StateChanges(RecordSink next, Consumer<CameraHealth> listener) {
    this(next, listener, System::nanoTime);
  }

  /**
   * @param nanos of a clock
   */
  StateChanges(RecordSink next, Consumer<CameraHealth> listener, LongSupplier nanos) {
    this.next = next;
    this.listener = listener;
    this.nanos = nanos;
  }

  @Override
  public void accept(Camera camera, FrameBatch batch) {
    next.accept(camera, batch);
  }

  @Override
  public void accept(Camera camera, CameraHealth health) {
    if (told.computeIfAbsent(camera.id(), id -> new Told()).isNews(health, nanos.getAsLong())) {
      listener.accept(health);
    }
    next.accept(camera, health);
  }

  @Override
  public void close() {
    next.close();
  }

  /** What was told of one camera, on whose thread it is used. */
  private static final class Told {
    private static final long FIRST = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST = Duration.ofHours(1).toNanos();

    private String newest = "";
    private boolean away;
    private long pause;
    private long since;

    boolean isNews(CameraHealth health, long now) {
      String line = health.getState() + " " + health.getMessage();
      boolean tried =
          health.getState() == CameraState.OFFLINE || health.getState() == CameraState.CONNECTING;
      if (line.equals(newest) || (tried && away && now - since < pause)) {
        return false;
      }
      pause = tried && away ? Math.min(2 * pause, LONGEST) : FIRST;
      away = tried && (away || health.getState() == CameraState.OFFLINE);
      since = now;
      newest = line;
      return true;
    }
  }
}

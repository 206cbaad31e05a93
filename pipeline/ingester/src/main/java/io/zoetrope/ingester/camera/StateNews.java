package io.zoetrope.ingester.camera;

import io.zoetrope.schemas.CameraHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Changes of cameras' states that were not asked for yet. */
public final class StateNews {
  /** More than a terminal shows; where nobody asks for them the oldest are forgotten. */
  private static final int MOST = 1000;

  private final BlockingQueue<CameraHealth> changes = new ArrayBlockingQueue<>(MOST);

  public void note(CameraHealth change) {
    while (!changes.offer(change)) {
      changes.poll();
    }
  }

  /** All of them, oldest first. */
  public List<CameraHealth> take() {
    List<CameraHealth> all = new ArrayList<>();
    changes.drainTo(all);
    return all;
  }

  /** The same, after waiting for the first one at most this long. */
  public List<CameraHealth> take(long patienceMillis) throws InterruptedException {
    List<CameraHealth> all = new ArrayList<>();
    CameraHealth first = changes.poll(patienceMillis, TimeUnit.MILLISECONDS);
    if (first != null) {
      all.add(first);
      changes.drainTo(all);
    }
    return all;
  }
}

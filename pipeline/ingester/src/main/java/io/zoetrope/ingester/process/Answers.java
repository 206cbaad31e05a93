package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.StateNews;
import io.zoetrope.schemas.CameraHealth;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * A child's way to say something. Cameras never wait for it: where nobody reads, the oldest changes
 * are forgotten.
 */
final class Answers {
  private static final long PACE_MILLIS = 500;

  private final PrintStream out;
  private final StateNews changes = new StateNews();
  private volatile boolean mute;

  Answers(PrintStream out) {
    this.out = out;
  }

  synchronized void send(Answer answer) {
    if (!mute) {
      out.println(Lines.of(answer));
      out.flush();
    }
  }

  /** Says no more: to a parent that stands still, which must not read later that cameras ended. */
  void mute() {
    mute = true;
  }

  void change(CameraHealth health) {
    changes.note(health);
  }

  /** Says from now on how cameras do: at each change at once, else twice a second. */
  void follow(Supplier<List<CameraSnapshot>> cameras) {
    var thread = new Thread(() -> goOn(cameras), "zoetrope-answers");
    thread.setDaemon(true);
    thread.start();
  }

  private void goOn(Supplier<List<CameraSnapshot>> cameras) {
    try {
      while (true) {
        report(changes.take(PACE_MILLIS), cameras);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As one, so that a camera that was removed is not named after that. */
  private synchronized void report(
      List<CameraHealth> news, Supplier<List<CameraSnapshot>> cameras) {
    news.forEach(change -> send(new Answer.Change(change)));
    send(new Answer.Snapshots(cameras.get()));
  }

  /** Says what was not said yet, for the last time. */
  void end(List<CameraSnapshot> cameras) {
    if (!mute) { // else another thread may wait for ever to be read
      report(changes.take(), () -> cameras);
    }
  }
}

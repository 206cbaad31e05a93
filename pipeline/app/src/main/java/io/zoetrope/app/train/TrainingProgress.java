package io.zoetrope.app.train;

import io.zoetrope.app.report.WorkBar;
import io.zoetrope.training.trainer.TrainingListener;
import java.time.Duration;
import java.util.Locale;

/** Shows on standard error how a training goes: a bar for each epoch, then a line about it. */
public final class TrainingProgress implements TrainingListener, AutoCloseable {
  private final Runnable afterEpoch;
  private WorkBar bar;
  private String work = "";
  private int epochs;

  /**
   * @param afterEpoch what else is to be done then
   */
  public TrainingProgress(Runnable afterEpoch) {
    this.afterEpoch = afterEpoch;
  }

  @Override
  public void note(String sentence) {
    close();
    System.err.println(sentence);
  }

  @Override
  public void preparing(String part, int videos, int all) {
    String task = "preparing " + part;
    if (!task.equals(work)) {
      begin(task, WorkBar.open(task, "videos", all));
    }
    bar.to(videos);
  }

  @Override
  public void starting(String device) {
    note("Training on the " + device);
  }

  @Override
  public void step(Step step) {
    epochs = step.epochs();
    String task = "epoch %d/%d".formatted(step.epoch(), step.epochs());
    if (!task.equals(work)) {
      begin(task, WorkBar.openWithoutTime(task, "steps", step.steps()));
    }
    bar.to(
        step.step(),
        step.step() < step.steps()
            ? "loss %s, %s, %s left"
                .formatted(
                    score(step.loss(), step.accuracy()),
                    speed(step.clipsPerSecond()),
                    time(step.left()))
            : "loss %s, validating".formatted(score(step.loss(), step.accuracy())));
  }

  @Override
  public void epoch(Epoch epoch) {
    close();
    String validation =
        epoch
            .validation()
            .map(score -> ", validation loss " + score(score.loss(), score.accuracy()))
            .orElse("");
    System.err.printf(
        "epoch %d/%d: loss %s%s%s  (%s, %s)%n",
        epoch.epoch(),
        epochs,
        score(epoch.training().loss(), epoch.training().accuracy()),
        validation,
        epoch.best() ? " *best*" : "",
        speed(epoch.clipsPerSecond()),
        time(epoch.took()));
    afterEpoch.run();
  }

  /** Ends the bar that shows, if one does. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    work = "";
  }

  private void begin(String task, WorkBar next) {
    close();
    work = task;
    bar = next;
  }

  private static String score(double loss, double accuracy) {
    return String.format(Locale.ROOT, "%.3f, accuracy %.1f %%", loss, 100 * accuracy);
  }

  private static String speed(double clipsPerSecond) {
    return String.format(Locale.ROOT, "%.1f clips/s", clipsPerSecond);
  }

  private static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}

package io.zoetrope.app.command;

import io.zoetrope.app.train.WorkBar;
import io.zoetrope.training.data.Preparation;

/** A bar that begins with the first video. */
final class PreparationBar implements Preparation.Progress, AutoCloseable {
  private WorkBar bar;

  @Override
  public void prepared(int videos, int all) {
    if (bar == null) {
      bar = WorkBar.open("preparing", "videos", all);
    }
    bar.to(videos);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

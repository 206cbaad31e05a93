package io.zoetrope.app.command.video;

import io.zoetrope.app.report.WorkBar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes through videos under a progress bar; a bad one does not stop the others. */
final class VideoWork {
  private final List<String> problems = new ArrayList<>();

  /** What is done with each video. */
  interface Step {
    void take(Path video) throws IOException;
  }

  /** The bar shows where there is more than one video. */
  void run(String task, List<Path> videos, Step step) {
    if (videos.size() < 2) {
      videos.forEach(video -> take(video, step));
      return;
    }
    try (WorkBar bar = WorkBar.open(task, "videos", videos.size())) {
      for (Path video : videos) {
        take(video, step);
        bar.step();
      }
    }
  }

  /** Videos that could not be read. */
  int problems() {
    return problems.size();
  }

  private void take(Path video, Step step) {
    try {
      step.take(video);
    } catch (IOException e) {
      problems.add(e.getMessage());
    }
  }

  /** One line for each bad video, then the command's exit code. */
  int finish() {
    problems.forEach(problem -> System.err.println("zoetrope: " + problem));
    return problems.isEmpty() ? 0 : 1;
  }
}

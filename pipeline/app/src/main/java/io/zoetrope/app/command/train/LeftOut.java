package io.zoetrope.app.command.train;

import java.util.List;

/** Says without which videos a command goes on. */
final class LeftOut {
  private LeftOut() {}

  /** Nothing where nothing was left out. */
  static void print(List<String> problems) {
    if (problems.isEmpty()) {
      return;
    }
    System.err.printf("Left out: %d bad videos or list lines%n", problems.size());
    problems.forEach(problem -> System.err.println("  " + problem));
  }
}

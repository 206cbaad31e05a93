package io.zoetrope.training.data;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a data set, so that one error can list it all. */
public final class Problems {
  private final List<String> fatal = new ArrayList<>();
  private final List<String> skippable = new ArrayList<>();

  /** Something that no skipping helps, such as a class without videos. */
  public synchronized void fatal(String problem) {
    fatal.add(problem);
  }

  /** Something wrong with one video or line, which can be left out. */
  synchronized void skippable(String problem) {
    skippable.add(problem);
  }

  synchronized List<String> all() {
    List<String> all = new ArrayList<>(fatal);
    all.addAll(skippable);
    return all;
  }

  /** What is wrong with the videos or lines that were left out. */
  synchronized List<String> skipped() {
    return List.copyOf(skippable);
  }

  /**
   * Fails if there is anything fatal, or anything at all unless it may be skipped.
   *
   * @throws DataSetException listing every problem
   */
  public synchronized void check(boolean skipBad) {
    if (!fatal.isEmpty() || (!skipBad && !skippable.isEmpty())) {
      throw new DataSetException(all(), fatal.isEmpty());
    }
  }
}

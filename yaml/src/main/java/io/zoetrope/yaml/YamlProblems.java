package io.zoetrope.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file, so that one error can list it all. */
public final class YamlProblems {
  private final String file;
  private final List<String> found = new ArrayList<>();

  /**
   * @param file what errors call it
   */
  public YamlProblems(String file) {
    this.file = file;
  }

  public void add(YamlNode where, String what) {
    found.add(new YamlException(file, where, what).getMessage());
  }

  /** In the order they were found, each {@code FILE:LINE: path: what}. */
  public List<String> all() {
    return List.copyOf(found);
  }

  /**
   * @throws YamlException with all problems, one a line
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new YamlException(String.join("\n", found));
    }
  }

  int count() {
    return found.size();
  }
}

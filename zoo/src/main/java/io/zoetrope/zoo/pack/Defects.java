package io.zoetrope.zoo.pack;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a model package, so that one error can list it all. */
final class Defects {
  private final List<String> found = new ArrayList<>();

  void add(String file, String what) {
    found.add(file + ": " + what);
  }

  /** What says already in which file it was found. */
  void addAll(List<String> defects) {
    found.addAll(defects);
  }

  int count() {
    return found.size();
  }

  List<String> all() {
    return List.copyOf(found);
  }
}

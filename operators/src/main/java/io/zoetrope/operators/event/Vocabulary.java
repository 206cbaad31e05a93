package io.zoetrope.operators.event;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A model's labels, and which of them are background that never makes an event. */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> labels;
  private final boolean[] background;

  Vocabulary(List<String> labels, Collection<String> background) {
    this.labels = new ArrayList<>(labels);
    this.background = new boolean[labels.size()];
    for (String label : background) {
      int index = labels.indexOf(label);
      if (index < 0) {
        throw new IllegalArgumentException(
            "background label '%s' is none of the model's labels".formatted(label));
      }
      this.background[index] = true;
    }
  }

  List<String> labels() {
    return labels;
  }

  boolean makesEvents(int label) {
    return !background[label];
  }
}

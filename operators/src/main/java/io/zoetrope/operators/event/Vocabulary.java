package io.zoetrope.operators.event;

import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.Hash;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A model's labels, and which of them are background that never makes an event. */
final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FINGERPRINT_DIGITS = 16;

  private final String name;
  private final String version;
  private final ArrayList<String> labels;
  private final boolean[] background;

  /**
   * @param model its id
   * @param version of its network
   * @param background labels that never make events
   */
  Vocabulary(String model, String version, List<String> labels, Collection<String> background) {
    name = "%s %s %s".formatted(model, version, fingerprint(labels));
    this.version = version;
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

  static Vocabulary of(ModelPackage model) {
    var card = model.card();
    return new Vocabulary(card.name(), card.version(), model.labels(), card.background());
  }

  private static String fingerprint(List<String> labels) {
    byte[] lines = String.join("\n", labels).getBytes(StandardCharsets.UTF_8);
    return Hash.SHA256.hex(lines).substring(0, FINGERPRINT_DIGITS);
  }

  /** Another where the model, its network, or a label's place is another. */
  String name() {
    return name;
  }

  List<String> labels() {
    return labels;
  }

  /** Whether a label and its open event can be this model's. */
  boolean seemsToKnow(Map.Entry<Integer, LabelState> label) {
    int index = label.getKey();
    var action = label.getValue().action;
    return index < labels.size()
        && (action == null
            || (action.event.getLabel().equals(labels.get(index))
                && action.event.getModel().getVersion().equals(version)));
  }

  boolean makesEvents(int label) {
    return !background[label];
  }
}

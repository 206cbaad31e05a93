package io.zoetrope.scenes.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a figure does; {@link #IDLE} is the background class. */
public enum Action {
  IDLE,
  WALK,
  RUN,
  JUMP,
  WAVE,
  CLAP,
  PUNCH,
  FALL;

  /** The class name used in folders, manifests and models. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws IllegalArgumentException, listing the known labels, for any other text. */
  static Action ofLabel(String label) {
    return Arrays.stream(values())
        .filter(action -> action.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(label)));
  }

  private static String unknown(String label) {
    String known = Arrays.stream(values()).map(Action::label).collect(Collectors.joining(", "));
    return "Unknown action '" + label + "'; choose one of " + known;
  }
}

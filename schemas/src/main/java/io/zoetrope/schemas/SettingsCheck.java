package io.zoetrope.schemas;

import java.util.Optional;

/** Whether camera settings can be worked with. */
public final class SettingsCheck {
  private SettingsCheck() {}

  /** What is wrong with them, if anything is. */
  public static Optional<String> problem(CameraSettings settings) {
    Float start = settings.getStartScore();
    Float end = settings.getEndScore();
    Long hop = settings.getHopMillis();
    if (!isShare(start) || !isShare(end)) {
      return Optional.of("scores are 0 to 1, not %s and %s".formatted(start, end));
    }
    if (start != null && end != null && end > start) {
      return Optional.of("the end score %s is above the start score %s".formatted(end, start));
    }
    if (hop != null && hop <= 0) {
      return Optional.of("the hop is more than 0 ms, not " + hop);
    }
    return Optional.empty();
  }

  private static boolean isShare(Float value) {
    return value == null || (value >= 0 && value <= 1);
  }
}

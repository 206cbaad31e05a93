package io.zoetrope.schemas;

import java.util.Optional;

/** Whether camera settings can be worked with. */
public final class SettingsCheck {
  static final RecordSerde<CameraSettings> SERDE = RecordSerde.of(CameraSettings.class);

  private static final float ROUNDING = 1e-5f; // 0.7 + 0.3 is above 1
  private static final long LONGEST_HOP_MILLIS = 86_400_000;
  private static final int LONGEST_PROBLEM = 300;

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
    if (hop != null && (hop <= 0 || hop > LONGEST_HOP_MILLIS)) {
      return Optional.of("the hop is 1 ms to 1 d, not %d ms".formatted(hop));
    }
    Rectangle zone = settings.getZone();
    if (zone != null && !isInside(zone)) {
      return Optional.of("a zone lies inside the frame, in shares of 0 to 1, not " + zone);
    }
    return settings.getMasks().stream()
        .filter(mask -> !isInside(mask))
        .findFirst()
        .map(mask -> "a mask lies inside the frame, in shares of 0 to 1, not " + mask);
  }

  /** The same of settings that stand under a camera's key. */
  static Optional<String> problem(String camera, CameraSettings settings) {
    return camera.equals(settings.getCameraId())
        ? problem(settings)
        : Optional.of("they are of camera '%s'".formatted(settings.getCameraId()));
  }

  /** Short and printable. */
  static String shown(String problem) {
    String printable = problem.replaceAll("\\p{Cntrl}", " ");
    return printable.length() > LONGEST_PROBLEM
        ? printable.substring(0, LONGEST_PROBLEM) + "…"
        : printable;
  }

  private static boolean isInside(Rectangle part) {
    return part.getLeft() >= 0
        && part.getTop() >= 0
        && part.getWidth() > 0
        && part.getHeight() > 0
        && part.getLeft() + part.getWidth() <= 1 + ROUNDING
        && part.getTop() + part.getHeight() <= 1 + ROUNDING;
  }

  private static boolean isShare(Float value) {
    return value == null || (value >= 0 && value <= 1);
  }
}

package io.zoetrope.app.predict;

import java.util.regex.Pattern;

/**
 * How often a model looks at a video; its answers are averaged.
 *
 * @param clips spread over the video; one: in its middle
 * @param crops across the longer side; one: in its middle
 */
public record Views(int clips, int crops) {
  /** One look at the middle. */
  public static final Views SINGLE = new Views(1, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,3})x(\\d)");

  public Views {
    if (clips < 1 || (crops != 1 && crops != 3)) {
      throw new IllegalArgumentException(
          "views %dx%d: at least 1 clip, and 1 or 3 crops".formatted(clips, crops));
    }
  }

  /**
   * Reads what {@link #toString} writes, such as {@code 10x3}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Views parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("views '" + text + "': use CLIPSxCROPS, such as 10x3");
    }
    return new Views(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return clips + "x" + crops;
  }
}

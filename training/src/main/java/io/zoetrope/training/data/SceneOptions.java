package io.zoetrope.training.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How many scenes of one split.
 *
 * @param clips trimmed scenes of each action
 * @param untrimmed long scenes
 * @param seconds length of a long scene
 * @param margin seconds after the start of an action in a long scene that are left out, since its
 *     first frames show the one before
 * @param overlap seconds that a clip of a long scene may begin before its action or end after it;
 *     with half a clip's length the label is that of the clip's middle
 * @param shortest seconds of an action, without the margin, below which it is left out
 * @param pictures camera pictures to paint, in turn
 */
public record SceneOptions(
    int clips,
    int untrimmed,
    double seconds,
    double margin,
    double overlap,
    double shortest,
    List<Picture> pictures) {

  /** Pixels of a camera's picture. */
  public record Picture(int width, int height) {
    public static Picture parse(String text) {
      String[] sides = text.split("x", -1);
      try {
        return new Picture(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException("a picture is WIDTHxHEIGHT, not " + text, e);
      }
    }
  }

  @JsonCreator
  static SceneOptions of(
      @JsonProperty("clips") int clips,
      @JsonProperty("untrimmed") int untrimmed,
      @JsonProperty("seconds") Double seconds,
      @JsonProperty("margin") Double margin,
      @JsonProperty("overlap") Double overlap,
      @JsonProperty("shortest") Double shortest,
      @JsonProperty("pictures") List<Picture> pictures) {
    return new SceneOptions(
        clips,
        untrimmed,
        seconds == null ? 60 : seconds,
        margin == null ? 0.3 : margin,
        overlap == null ? 0 : overlap,
        shortest == null ? 1.2 : shortest,
        pictures == null ? List.of(new Picture(320, 180)) : List.copyOf(pictures));
  }
}

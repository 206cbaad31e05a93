package io.zoetrope.training.trainer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;

/**
 * The frames of a clip: so many, every {@code stride}-th of video at {@code fps}, to which all
 * videos are brought first.
 */
public record ClipChoice(int frames, int stride, Rational fps) {
  @JsonCreator
  static ClipChoice of(
      @JsonProperty("frames") int frames,
      @JsonProperty("stride") int stride,
      @JsonProperty("fps") String fps) {
    Require.that(frames > 0, "frames must be 1 or more, is " + frames);
    Require.that(stride > 0, "stride must be 1 or more, is " + stride);
    return new ClipChoice(frames, stride, fps == null ? Rational.of(30) : Rational.parse(fps));
  }

  ModelCard.Clip card() {
    return new ModelCard.Clip(frames, stride, fps);
  }
}

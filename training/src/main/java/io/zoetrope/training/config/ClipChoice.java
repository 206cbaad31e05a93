package io.zoetrope.training.config;

import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;

/**
 * The frames of a clip: so many, every {@code stride}-th of video at {@code fps}, to which all
 * videos are brought first.
 *
 * @param fps default: 30
 */
public record ClipChoice(int frames, int stride, Rational fps) {
  public ClipChoice {
    Require.that(frames > 0, "frames must be 1 or more, is " + frames);
    Require.that(stride > 0, "stride must be 1 or more, is " + stride);
    fps = fps == null ? Rational.of(30) : fps;
  }

  ModelCard.Clip card() {
    return new ModelCard.Clip(frames, stride, fps);
  }
}

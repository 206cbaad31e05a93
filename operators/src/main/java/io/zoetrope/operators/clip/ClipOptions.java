package io.zoetrope.operators.clip;

import io.zoetrope.zoo.pack.ModelCard;
import java.io.Serializable;
import java.time.Duration;

/**
 * What clips are made of.
 *
 * @param width of frames, pixels
 * @param forgetAfter log time without a record after which a camera's window is let go
 */
public record ClipOptions(ClipGrid grid, int width, int height, Duration forgetAfter)
    implements Serializable {
  private static final Duration FORGET_AFTER = Duration.ofSeconds(30);

  /** Clips as a model takes them. */
  public static ClipOptions of(ModelCard card, Duration hop, Duration maxGap) {
    return new ClipOptions(
        ClipGrid.of(card.clip(), hop, maxGap),
        card.input().width(),
        card.input().height(),
        FORGET_AFTER);
  }
}

package io.zoetrope.operators.clip;

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
  public static final Duration FORGET_AFTER = Duration.ofSeconds(30);

  public ClipOptions(ClipGrid grid, int width, int height) {
    this(grid, width, height, FORGET_AFTER);
  }
}

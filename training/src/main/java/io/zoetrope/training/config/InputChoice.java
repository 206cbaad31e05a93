package io.zoetrope.training.config;

/** Pixels of a frame as the network takes it. */
public record InputChoice(int width, int height) {
  public InputChoice {
    Require.that(width > 0 && height > 0, "width and height must be 1 or more");
  }
}

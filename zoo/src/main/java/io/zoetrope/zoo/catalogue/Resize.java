package io.zoetrope.zoo.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a video frame is scaled before the square is cut from its middle.
 *
 * @param width pixels, for {@link Mode#EXACT}; so is height
 * @param size pixels of the shorter side, for {@link Mode#SHORT_SIDE}
 */
public record Resize(Mode mode, int width, int height, int size) {

  /** Whether the frame keeps its proportions. */
  public enum Mode {
    /** To one width and height, whatever the proportions were. */
    @JsonProperty("exact")
    EXACT,
    /** To one length of the shorter side. */
    @JsonProperty("short-side")
    SHORT_SIDE
  }
}

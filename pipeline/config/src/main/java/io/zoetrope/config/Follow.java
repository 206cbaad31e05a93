package io.zoetrope.config;

/** What the part of a picture that is used follows. */
public enum Follow {
  /** Where things move. */
  MOTION
}

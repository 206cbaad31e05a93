package io.zoetrope.video.process;

/**
 * How a process ended that was not told to.
 *
 * @param reason such as {@code signal 11}
 */
public record DecoderEnd(Kind kind, String reason) {
  public enum Kind {
    /** By a crash of native code, or by itself. */
    CRASHED,
    /** By somebody else, such as a system that is out of memory. */
    KILLED,
    /** By this process, since no answer came. */
    HUNG
  }
}

package io.zoetrope.ingester.clock;

/**
 * A camera's own clock against this host's: whether it is believed, and what is wrong with it. A
 * clock that is far off is not believed, nor is one that jumps more often than clocks are set.
 */
final class CameraClock {
  /** Such as the wrong zone, or summer time. */
  private static final long ABSURD_MICROS = 1_800_000_000L;

  private static final long ABSURD_NO_MORE_MICROS = 1_740_000_000L;

  /** Less is its usual correction. */
  static final long JUMP_MICROS = 500_000;

  /** From jump to jump of a clock that is set now and then. */
  private static final long CALM_MICROS = 600_000_000L;

  private static final long TOLD_MICROS = 2_000_000;
  private static final long TOLD_NO_MORE_MICROS = 1_500_000;

  private static final String ADVICE = "; set its clock (NTP)";

  private boolean known;
  private boolean absurd;
  private boolean jumpy;
  private boolean told;
  private long ahead;
  private long lastJump = -CALM_MICROS;

  /**
   * Takes what the camera says.
   *
   * @param newAhead microseconds before this host's time
   * @param runningMicros of this host's, from any beginning
   */
  void says(long newAhead, long runningMicros) {
    boolean jumped = known && Math.abs(newAhead - ahead) > JUMP_MICROS;
    if (jumped) {
      jumpy |= runningMicros - lastJump < CALM_MICROS;
      lastJump = runningMicros;
    }
    known = true;
    ahead = newAhead;
    absurd = Math.abs(ahead) > (absurd ? ABSURD_NO_MORE_MICROS : ABSURD_MICROS);
    told = Math.abs(ahead) > (told ? TOLD_NO_MORE_MICROS : TOLD_MICROS);
  }

  /** This host's clock was set by so many microseconds: the camera's stands otherwise to it. */
  void hostStepped(long micros) {
    ahead -= micros;
  }

  boolean believed() {
    return known && !jumpy && !absurd;
  }

  /** Microseconds before this host's time. */
  long ahead() {
    return ahead;
  }

  /** One sentence with what to do, or nothing; the same as long as the mistake is. */
  String problem() {
    if (jumpy) {
      return "the camera's clock jumps, so arrival time is used" + ADVICE;
    }
    if (absurd) {
      return "the camera's clock is more than half an hour off, so arrival time is used" + ADVICE;
    }
    return told
        ? "the camera's clock is more than 2 s %s this host's".formatted(side()) + ADVICE
        : "";
  }

  private String side() {
    return ahead > 0 ? "ahead of" : "behind";
  }
}

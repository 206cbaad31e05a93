package io.zoetrope.ingester.clock;

/**
 * A camera's own clock against this host's: whether it is believed, and what is wrong with it. A
 * clock that is far off is not believed, nor is one that jumps more often than clocks are set.
 * Where the network or this host holds frames up, it is their arrival that leaps, and back again:
 * that is not blamed on the clock.
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
  private long running;
  private long usualStep;
  private long heldUp;
  private long lastJump = -CALM_MICROS;

  /**
   * Takes what the camera says.
   *
   * @param newAhead microseconds before this host's time
   * @param runningMicros of this host's, from any beginning
   * @return whether the camera's clock was set
   */
  boolean says(long newAhead, long runningMicros) {
    boolean jumped = known && jumps(newAhead - ahead, runningMicros - running);
    if (jumped) {
      jumpy |= runningMicros - lastJump < CALM_MICROS;
      lastJump = runningMicros;
    }
    known = true;
    ahead = newAhead;
    running = runningMicros;
    long off = Math.abs(ahead + heldUp);
    absurd = off > (absurd ? ABSURD_NO_MORE_MICROS : ABSURD_MICROS);
    told = off > (told ? TOLD_NO_MORE_MICROS : TOLD_MICROS);
    return jumped;
  }

  /**
   * Of the camera's time and that of arrival, the one whose step from frame to frame is the less
   * usual has leapt.
   *
   * @param change of how far the camera's time is ahead
   * @param step of the time of arrival
   */
  private boolean jumps(long change, long step) {
    long own = step + change;
    boolean leaps = Math.abs(change) > JUMP_MICROS;
    boolean jumps = leaps && Math.abs(own - usualStep) > Math.abs(step - usualStep);
    usualStep = jumps ? step : own;
    if (!jumps && (leaps || heldUp > 0)) {
      heldUp = Math.max(0, heldUp - change);
    }
    return jumps;
  }

  /** This host's clock was set by so many microseconds: the camera's stands otherwise to it. */
  void hostStepped(long micros) {
    ahead -= micros;
  }

  boolean believed() {
    return known && !jumpy && !absurd;
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
    return ahead + heldUp > 0 ? "ahead of" : "behind";
  }
}

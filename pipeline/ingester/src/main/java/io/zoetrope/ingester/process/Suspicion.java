package io.zoetrope.ingester.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the camera that crashes a process which it shares with others. One crash may be nobody's
 * fault. After a second one soon after, or the third within an hour, its cameras go on in two
 * halves, whose next crash halves them again, until a camera is alone; what is alone and crashes
 * again and again is guilty.
 */
final class Suspicion {
  /** How long after a crash another one counts as of the same cause. */
  static final Duration SOON = Duration.ofMinutes(5);

  /** Crashes of a camera alone, each soon after the one before, until it is guilty. */
  static final int MOST = 3;

  /** In which crashes are counted that are farther apart. */
  static final Duration LONG = Duration.ofHours(1);

  /** Crashes of a shared process in that time until its cameras are halved. */
  static final int MANY = 3;

  /** Crashes of a camera alone in that time until it is guilty. */
  static final int MANY_ALONE = 6;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;

  private boolean crashed;
  private long lastCrash;
  private int inARow;
  private int alone;
  private final Deque<Long> lately = new ArrayDeque<>();
  private boolean shared;

  enum Verdict {
    /** The same cameras together once more. */
    AGAIN,
    /** In two halves. */
    HALVES,
    /** This one camera not any more. */
    GUILTY
  }

  /**
   * What to do after a crash.
   *
   * @param nanos of a clock
   * @param cameras that shared the process
   */
  Verdict crash(long nanos, int cameras) {
    boolean again = isSuspect(nanos);
    crashed = true;
    lastCrash = nanos;
    inARow = again ? inARow + 1 : 1;
    alone = cameras > 1 ? 0 : again ? alone + 1 : 1;
    int many = many(nanos, cameras > 1);
    if (cameras > 1) {
      return again || many >= MANY ? Verdict.HALVES : Verdict.AGAIN;
    }
    return alone >= MOST || many >= MANY_ALONE ? Verdict.GUILTY : Verdict.AGAIN;
  }

  /**
   * How many crashes there were lately, with this one; those of a camera alone count for it only.
   */
  private int many(long nanos, boolean ofShared) {
    if (shared != ofShared) {
      lately.clear();
      shared = ofShared;
    }
    lately.removeIf(each -> nanos - each > LONG.toNanos());
    lately.add(nanos);
    return lately.size();
  }

  /** Whether its last crash was a short time ago. */
  boolean isSuspect(long nanos) {
    return crashed && nanos - lastCrash < SOON.toNanos();
  }

  /** Of one half: suspects from the start. */
  Suspicion ofHalf() {
    var half = new Suspicion();
    half.crashed = crashed;
    half.lastCrash = lastCrash;
    half.inARow = 1;
    return half;
  }

  /** To wait before the next start. */
  Duration pause() {
    return FIRST_PAUSE.multipliedBy(1L << Math.max(0, Math.min(inARow - 1, MOST_DOUBLINGS)));
  }
}

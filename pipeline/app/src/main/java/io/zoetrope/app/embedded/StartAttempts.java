package io.zoetrope.app.embedded;

import org.apache.flink.api.common.JobStatus;

/**
 * Whether a job that starts may still succeed. What fails once may have been another's moment of
 * weakness; what fails each time will.
 */
final class StartAttempts {
  private static final int MOST = 5;

  private int failed;
  private boolean failing;

  /**
   * Whether it failed for good, or too often.
   *
   * @param now asked for more often than Flink pauses before it starts a job again
   */
  boolean areSpent(JobStatus now) {
    boolean fails = now == JobStatus.FAILING || now == JobStatus.RESTARTING;
    if (fails && !failing) {
      failed++;
    }
    failing = fails;
    return failed == MOST || now.isTerminalState() || now == JobStatus.CANCELLING;
  }
}

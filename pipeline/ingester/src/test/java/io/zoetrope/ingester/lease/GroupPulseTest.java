package io.zoetrope.ingester.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GroupPulseTest {
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final GroupPulse pulse = new GroupPulse(answers::get, nanos::get, Duration.ofNanos(10));

  @Test
  void aGroupIsSilentOnceNoHeartbeatWasAnsweredForTooLong() {
    for (int second = 0; second < 100; second += 9) {
      nanos.set(second);
      answers.incrementAndGet();
      assertThat(pulse.silent()).isFalse();
    }
    nanos.addAndGet(10);
    assertThat(pulse.silent()).isFalse();
    nanos.addAndGet(1);
    assertThat(pulse.silent()).isTrue();
  }

  @Test
  void oneAnswerMayOnlySayThatTheMemberWasLost() {
    nanos.set(11);
    assertThat(pulse.silent()).isTrue();
    answers.incrementAndGet();
    assertThat(pulse.silent()).isTrue();
    answers.incrementAndGet();
    assertThat(pulse.silent()).isFalse();
  }

  @Test
  void oneAnswerAfterItStoodStillMayOnlySayThatTheMemberWasLost() {
    nanos.set(11);
    answers.incrementAndGet();
    assertThat(pulse.silent()).isTrue();
    answers.incrementAndGet();
    assertThat(pulse.silent()).isFalse();
  }

  @Test
  void whoDidNotAskForLongWhileHeartbeatsWereAnsweredIsNotAlarmed() {
    nanos.set(11);
    answers.addAndGet(11);
    assertThat(pulse.silent()).isFalse();
  }

  @Test
  void anAssignmentEndsTheSilence() {
    nanos.set(11);
    assertThat(pulse.silent()).isTrue();
    pulse.joined();
    assertThat(pulse.silent()).isFalse();
  }
}

package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the child of a group is killed. */
class GroupTest {
  private static final Duration STEP = Duration.ofMillis(100);

  private final AtomicLong nanos = new AtomicLong();
  private final AwakeClock clock = new AwakeClock(nanos::get);
  private final Group group = new Group(1, new Suspicion());
  private Process process;

  @BeforeEach
  void begin() throws IOException {
    process = new ProcessBuilder("sleep", "600").start();
    var child = ChildProcess.follow(1, process, answer -> {}, exit -> {});
    group.put(new Charge(CameraOptions.of("door", "file:a"), Map.of("door", 0)));
    group.begin(child, clock.nanos());
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void aChildThatSaysNothingIsKilled() throws InterruptedException {
    group.ready();
    run(Group.SILENT);
    assertThat(group.killed()).isEmpty();
    run(STEP);
    assertThat(group.killed()).contains("it said nothing for 60 s");
    assertThat(process.waitFor()).isEqualTo(137);
  }

  @Test
  void aChildIsNotKilledForTimeInWhichItsParentStoodStill() {
    group.ready();
    for (int sleep = 0; sleep < 5; sleep++) {
      nanos.addAndGet(Duration.ofHours(8).toNanos());
      group.killStuck(clock.nanos());
      run(Duration.ofSeconds(5));
    }
    assertThat(group.killed()).isEmpty();
    group.heard(clock.nanos());
    run(Group.SILENT);
    assertThat(group.killed()).isEmpty();
  }

  @Test
  void aChildThatDoesNotStartIsKilled() {
    run(Group.STARTING);
    assertThat(group.killed()).isEmpty();
    run(STEP);
    assertThat(group.killed()).contains("it did not start within 180 s");
  }

  @Test
  void aChildThatHoldsACameraThatShouldLeaveIsKilled() {
    group.ready();
    group.remove("door", clock.nanos());
    run(Group.LEAVING);
    group.remove("door", clock.nanos()); // said again it gets no more time
    assertThat(group.killed()).isEmpty();
    run(STEP);
    assertThat(group.killed()).contains("the streams of door did not end");
  }

  @Test
  void aChildWhoseCameraHasLeftIsLeftAlone() {
    group.ready();
    group.remove("door", clock.nanos());
    run(Duration.ofSeconds(1));
    group.drop("door");
    run(Group.SILENT.minusSeconds(1));
    assertThat(group.killed()).isEmpty();
  }

  @Test
  void eachStartThatFailsIsFollowedByALongerPauseUntilOneSucceeds() {
    Duration first = group.pauseOfFailure();
    assertThat(group.pauseOfFailure()).isGreaterThan(first);
    for (int i = 0; i < 100; i++) {
      group.pauseOfFailure();
    }
    assertThat(group.pauseOfFailure()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
    group.ready();
    assertThat(group.pauseOfFailure()).isLessThan(Duration.ofSeconds(2));
  }

  private void run(Duration time) {
    for (long step = time.dividedBy(STEP); step > 0; step--) {
      nanos.addAndGet(STEP.toNanos());
      group.killStuck(clock.nanos());
    }
  }
}

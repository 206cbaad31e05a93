package io.zoetrope.app.embedded;

import static org.apache.flink.api.common.JobStatus.CREATED;
import static org.apache.flink.api.common.JobStatus.FAILED;
import static org.apache.flink.api.common.JobStatus.FAILING;
import static org.apache.flink.api.common.JobStatus.RESTARTING;
import static org.apache.flink.api.common.JobStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartAttemptsTest {
  private final StartAttempts attempts = new StartAttempts();

  @Test
  void aJobThatFailsOnceIsWaitedFor() {
    for (var status : List.of(CREATED, RUNNING, FAILING, RESTARTING, RESTARTING, CREATED)) {
      assertThat(attempts.areSpent(status)).as("%s", status).isFalse();
    }
    assertThat(attempts.areSpent(RUNNING)).isFalse();
  }

  @Test
  void aJobThatFailsAgainAndAgainIsGivenUp() {
    for (int i = 0; i < 4; i++) {
      assertThat(attempts.areSpent(RESTARTING)).isFalse();
      assertThat(attempts.areSpent(RUNNING)).isFalse();
    }
    assertThat(attempts.areSpent(RESTARTING)).isTrue();
  }

  @Test
  void aJobThatFailedForGoodIsGivenUp() {
    assertThat(attempts.areSpent(FAILED)).isTrue();
  }
}

package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointNewsTest {
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();
  private final CheckpointNews.State job = new CheckpointNews.State(failed::get, completed::get);

  @Test
  void sayOnceThatCheckpointsFailAndThatTheyAreGoodAgain() {
    completed.set(5);
    assertThat(job.news()).isEmpty();
    failed.set(2);
    assertThat(job.news()).isEmpty();
    failed.set(3);
    assertThat(job.news()).get().asString().startsWith("checkpoints failed 3 times in a row");
    failed.set(9);
    assertThat(job.news()).isEmpty();
    completed.set(6);
    assertThat(job.news()).contains("checkpoints are written again");
    failed.set(11);
    assertThat(job.news()).isEmpty();
  }

  @Test
  void areSilentWhileTasksStart() {
    failed.set(19);
    assertThat(job.news()).isEmpty();
    failed.set(20);
    assertThat(job.news()).isPresent();
  }
}

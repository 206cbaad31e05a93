package io.zoetrope.operators.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.operators.inference.engine.BatchLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one model's loading means for all who use models in this process. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchersTest {
  private static final BatchLimits SINGLY = new BatchLimits(1, 1, Duration.ofMinutes(5));

  private final GatedModel slow = new GatedModel(UUID.randomUUID().toString());
  private final GatedModel other = new GatedModel(UUID.randomUUID().toString()).open();

  @AfterEach
  void open() {
    slow.open();
    Batchers.closeUnused();
  }

  @Test
  void aModelThatLoadsHoldsUpNoOtherModel() throws Exception {
    var one = acquireInBackground(slow);
    awaitLoads(slow, 1);

    try (var lease = Batchers.shared().acquire(key(other))) {
      assertThat(lease.batcher().isBroken()).isFalse();
    }
    Batchers.closeUnused();
    assertThat(one.task.isDone()).isFalse();
  }

  @Test
  void whoIsInterruptedWaitsForItNoLonger() throws Exception {
    var one = acquireInBackground(slow);
    awaitLoads(slow, 1);

    one.thread.interrupt();
    assertThatThrownBy(one.task::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(slow.gates().load.getCount()).isEqualTo(1);
  }

  @Test
  void whoComeWhileItLoadsGetTheSame() throws Exception {
    var given = new ArrayList<Acquisition>();
    given.add(acquireInBackground(slow));
    awaitLoads(slow, 1);
    given.add(acquireInBackground(slow));
    given.get(0).thread.interrupt(); // cancelled and begun anew: it goes on loading
    given.add(acquireInBackground(slow));
    slow.open();

    var batchers = List.of(given.get(1).task.get().batcher(), given.get(2).task.get().batcher());
    assertThat(batchers.get(0)).isSameAs(batchers.get(1));
    assertThat(slow.gates().loads).hasValue(1);
    given.get(1).task.get().close();
    given.get(2).task.get().close();
  }

  @Test
  void aModelThatNobodyWaitsForAnyMoreIsFreedOnceLoaded() throws Exception {
    var one = acquireInBackground(slow);
    awaitLoads(slow, 1);
    one.thread.interrupt();
    assertThatThrownBy(one.task::get).hasCauseInstanceOf(InterruptedException.class);

    Batchers.closeUnused();
    slow.open();
    await().untilAsserted(() -> assertThat(slow.gates().closes).hasValue(1));
  }

  @Test
  void whatCannotBeLoadedIsTriedAgainByTheNext() throws Exception {
    slow.open().gates().broken = true;
    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> Batchers.shared().acquire(key(slow)).close())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not here");
      assertThat(slow.gates().loads).hasValue(i);
    }
    slow.gates().broken = false;
    Batchers.shared().acquire(key(slow)).close();
    assertThat(slow.gates().loads).hasValue(3);
  }

  private record Acquisition(FutureTask<Batchers.Lease> task, Thread thread) {}

  private static Acquisition acquireInBackground(GatedModel model) {
    var task = new FutureTask<>(() -> Batchers.shared().acquire(key(model)));
    var thread = new Thread(task, "a task");
    thread.setDaemon(true);
    thread.start();
    return new Acquisition(task, thread);
  }

  private static void awaitLoads(GatedModel model, int loads) {
    await().untilAsserted(() -> assertThat(model.gates().loads).hasValue(loads));
  }

  private static Batchers.Key key(GatedModel model) {
    return new Batchers.Key(model, SINGLY, OverloadOptions.BLOCK);
  }
}

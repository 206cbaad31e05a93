package io.zoetrope.operators.inference.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.operators.clip.StreamItem;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.testkit.TestClips;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The operator in a job of Flink, with a model that does not load or does not come back. */
@Timeout(300)
class RecognizeClipsJobTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final BatchLimits SINGLY =
      new BatchLimits(1, 1, Duration.ofMinutes(5)).withCallTimeout(Duration.ofSeconds(2));
  private static final int CLIPS = 20;

  private static final Set<String> SCORED = ConcurrentHashMap.newKeySet();

  private final FakeModel model = new FakeModel(UUID.randomUUID().toString());
  private JobClient job;
  private CompletableFuture<JobExecutionResult> result;

  @AfterEach
  void end() throws Exception {
    model.counts().loadGate.countDown();
    model.counts().callGate.countDown();
    if (!result.isDone()) {
      job.cancel().get();
    }
    Batchers.closeUnused();
  }

  @Test
  void aJobCanBeCancelledWhileItsModelLoads() throws Exception {
    model.counts().loadGate = new CountDownLatch(1);
    start();
    await().atMost(PATIENCE).until(() -> model.counts().loads.get() == 1);

    job.cancel().get();
    await().atMost(PATIENCE).until(result::isDone);
    assertThat(model.counts().loadGate.getCount()).isEqualTo(1);
  }

  @Test
  void aJobGoesOnOnceItsModelCanBeLoaded() throws Exception {
    model.counts().absent = true;
    start();
    await().atMost(PATIENCE).until(() -> model.counts().loads.get() >= 3);

    model.counts().absent = false;
    result.get();
    assertThat(scored()).isEqualTo(CLIPS);
  }

  @Test
  void aCallThatHangsFailsTheTaskWhichGoesOnWithAModelLoadedAnew() throws Exception {
    var hanging = new CountDownLatch(1);
    model.counts().callGate = hanging;
    start();
    await().atMost(PATIENCE).until(() -> model.counts().calls.get() == 1);
    model.counts().callGate = new CountDownLatch(0);

    result.get();
    assertThat(scored()).isEqualTo(CLIPS);
    assertThat(model.counts().loads).hasValue(2);
    assertThat(model.counts().closes).hasValue(0);

    hanging.countDown();
    await().untilAsserted(() -> assertThat(model.counts().closes).hasValue(1));
  }

  @Test
  void aDeviceThatHangsAgainTakesNoMoreThanTwoModels() throws Exception {
    model.counts().callGate = new CountDownLatch(1);
    start();
    await().atMost(PATIENCE).until(() -> model.counts().calls.get() == 2);
    await().atMost(PATIENCE).until(() -> job.getJobStatus().get() == JobStatus.RESTARTING);
    Thread.sleep(3 * SINGLY.callTimeout().toMillis());
    assertThat(model.counts().loads).hasValue(2);

    model.counts().callGate.countDown(); // the device works again
    result.get();
    assertThat(scored()).isEqualTo(CLIPS);
    assertThat(model.counts().loads).hasValue(3);
  }

  private long scored() {
    return SCORED.stream().filter(clip -> clip.startsWith(model.name())).count();
  }

  private void start() throws Exception {
    var flink = new Configuration();
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    var env = StreamExecutionEnvironment.createLocalEnvironment(1, flink);
    String run = model.name();
    env.fromSequence(0, CLIPS - 1)
        .map(i -> (StreamItem) TestClips.of("door", 20, i))
        .returns(StreamItem.TYPE)
        .transform("recognize", Recognition.TYPE, factory())
        .map(clip -> SCORED.add(run + ((ScoredClip) clip).score().getFrameNumbers()))
        .sinkTo(new DiscardingSink<>());
    job = env.executeAsync();
    result = job.getJobExecutionResult(); // its cluster goes with it, and answers no more
  }

  private RecognizeClipsFactory factory() {
    return new RecognizeClipsFactory(
        new ModelVersion("fake", "1", false),
        model,
        new RecognitionOptions(Device.CPU, SINGLY, 1, false),
        OverloadOptions.BLOCK,
        null);
  }
}

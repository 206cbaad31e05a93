package io.zoetrope.operators.event;

import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.inference.recognition.PassedMark;
import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.inference.recognition.ScoredClip;
import io.zoetrope.operators.metrics.RecordedMetrics;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.types.AvroType;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.ModelRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** {@link SegmentActions} in Flink's harness, fed clips of one second every half second. */
final class ClipFeed implements AutoCloseable {
  static final long HOP = 500;
  static final List<String> LABELS = List.of("run", "jump", "nothing");

  private final KeyedOneInputStreamOperatorTestHarness<CameraKey, Recognition, ActionEvent> flink;
  private final RecordedMetrics metrics = new RecordedMetrics();
  private final Vocabulary vocabulary;
  private final CameraKey camera = new CameraKey(0, "door");
  private String stream = "s1";
  private long millis; // of capture
  private long behind; // of the log
  private ClipRules rules = new ClipRules(HOP * 1000, 0, Optional.empty());

  ClipFeed(SegmentationOptions options) throws Exception {
    this(options, null);
  }

  ClipFeed(SegmentationOptions options, OperatorSubtaskState state) throws Exception {
    this(options, new Vocabulary("fake", "v1", LABELS, Set.of("nothing")), state);
  }

  ClipFeed(SegmentationOptions options, Vocabulary vocabulary, OperatorSubtaskState state)
      throws Exception {
    this.vocabulary = vocabulary;
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new SegmentActions(options, vocabulary)),
            Recognition::camera,
            CameraKey.TYPE,
            metrics.environment());
    flink.setup(AvroType.of(ActionEvent.class).createSerializer(new SerializerConfigImpl()));
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
  }

  /** Clips half a second apart with these scores for "run". */
  ClipFeed run(double... scores) throws Exception {
    for (double score : scores) {
      clip(camera, score, 0);
    }
    return this;
  }

  /** A clip with scores for the first two labels, by default "run" and "jump". */
  ClipFeed both(double run, double jump) throws Exception {
    clip(camera, run, jump);
    return this;
  }

  /** No clips for so long. */
  ClipFeed pause(long millis) {
    this.millis += millis;
    return this;
  }

  /** The log stands for so long, while cameras film: later clips come that much later. */
  ClipFeed stand(long millis) {
    behind += millis;
    return this;
  }

  /** Later clips were made under these. */
  ClipFeed set(CameraSettings settings) {
    rules = new ClipRules(HOP * 1000, 0, Optional.of(settings));
    return this;
  }

  ClipFeed reconnect(String newStream) {
    stream = newStream;
    return this;
  }

  ClipFeed mark(StreamMark.Kind kind) throws Exception {
    return mark(kind, stream);
  }

  ClipFeed mark(StreamMark.Kind kind, String ofStream) throws Exception {
    flink.processElement(new PassedMark(new StreamMark(camera, ofStream, kind, now())), now());
    return this;
  }

  ClipFeed watermark() throws Exception {
    flink.processWatermark(now());
    return this;
  }

  ClipFeed processingTime(long millis) throws Exception {
    flink.setProcessingTime(millis);
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return flink.snapshot(1, 1);
  }

  List<ActionEvent> events() {
    return flink.extractOutputValues();
  }

  /** As in "START 0 run 250..2750". */
  List<String> emitted() {
    return events().stream()
        .map(
            event ->
                "%s %d %s %d..%d"
                    .formatted(
                        event.getPhase(),
                        event.getRevision(),
                        event.getLabel(),
                        (event.getStartTime() - TestCamera.EPOCH) / 1000,
                        (event.getEndTime() - TestCamera.EPOCH) / 1000))
        .toList();
  }

  double metric(String name) {
    return metrics.value(name);
  }

  int timers() {
    return flink.numEventTimeTimers() + flink.numProcessingTimeTimers();
  }

  int states() {
    return flink.numKeyedStateEntries();
  }

  private void clip(CameraKey key, double run, double jump) throws Exception {
    long end = TestCamera.EPOCH + millis * 1000;
    List<Float> scores = new ArrayList<>(Collections.nCopies(vocabulary.labels().size(), 0f));
    scores.set(scores.size() - 1, (float) Math.max(0, 1 - run - jump));
    scores.set(0, (float) run);
    scores.set(1, (float) jump);
    var score =
        new ClipScore(
            key.camera(),
            stream,
            end - 1_000_000,
            end,
            List.of(1L),
            1f,
            scores,
            new ModelIdentity("fake", "v1", false),
            ModelRole.PRIMARY,
            List.of(),
            rules.version(),
            new Latency(end, end, end, end, end, end, 0L, 1));
    flink.processElement(new ScoredClip(key, score, null, rules), now());
    millis += HOP;
  }

  private long now() {
    return TestCamera.EPOCH / 1000 + millis + behind;
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}

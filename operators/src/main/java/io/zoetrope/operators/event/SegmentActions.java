package io.zoetrope.operators.event;

import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.inference.recognition.PassedMark;
import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.inference.recognition.ScoredClip;
import io.zoetrope.operators.metrics.CaptureLatency;
import io.zoetrope.operators.types.Micros;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns each camera's scores into action events. Every event emitted ends: with its label, with its
 * stream or by silence in log time. Keeps state only of cameras that sent records lately.
 *
 * <p>Whether a camera was silent is decided by its next record, where there is one: after a silence
 * its events go on where its frames do, as they do after an outage of Kafka, but not after {@link
 * SegmentationOptions#timeout}. The timer decides the same where nothing more comes: watermarks
 * pass it only then, or once more than the time-out has gone by.
 *
 * <p>State outlives the job: a restored job may have other rules, by which open events go on, or
 * another model, with which they end and everything begins anew.
 */
public final class SegmentActions
    extends KeyedProcessFunction<CameraKey, Recognition, ActionEvent> {
  private static final long serialVersionUID = 1L;

  private final SegmentationOptions options;
  private final Vocabulary vocabulary;
  private transient ValueState<CameraActionsState> cameras;
  private transient Counter eventsEmitted;
  private transient CaptureLatency captureToEvent;

  SegmentActions(SegmentationOptions options, Vocabulary vocabulary) {
    this.options = options;
    this.vocabulary = vocabulary;
  }

  /** Events of a model's labels. */
  public static SegmentActions of(SegmentationOptions options, ModelPackage model) {
    return new SegmentActions(options, Vocabulary.of(model));
  }

  @Override
  public void open(OpenContext context) {
    cameras =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("cameras", new CameraActionsStateSerializer()));
    var group = getRuntimeContext().getMetricGroup();
    eventsEmitted = group.counter("eventsEmitted");
    captureToEvent = new CaptureLatency(group, "captureToEvent");
  }

  @Override
  public void processElement(Recognition item, Context context, Collector<ActionEvent> out)
      throws Exception {
    if (item instanceof ScoredClip clip) {
      if (isFinite(clip)) {
        follow(clip, context, emitting(out));
      }
    } else {
      follow(((PassedMark) item).mark(), context, emitting(out));
    }
  }

  /** Else it is no clip at all: what is no number would never leave a moving score again. */
  private static boolean isFinite(ScoredClip clip) {
    return clip.score().getScores().stream().allMatch(Float::isFinite);
  }

  private void follow(ScoredClip scored, Context context, Consumer<ActionEvent> out)
      throws Exception {
    var view = new ClipView(scored.score(), vocabulary, scored.rules());
    var camera = camera(out);
    var over = camera == null ? null : endBefore(view, camera, context.timestamp());
    if (over != null) {
      camera.actions.end(over, out);
      camera = null;
    }
    if (camera == null) {
      camera = new CameraActionsState(begin(scored.score().getStreamId()));
    }
    camera.actions.follow(view, options.under(scored.rules()), out);
    camera.lastClipLogTime = context.timestamp();
    hear(camera, context);
  }

  private CameraActions begin(String streamId) {
    return new CameraActions(vocabulary.name(), streamId, options.startWindow());
  }

  /** What is kept of the camera; null: nothing, or what was of another model and has ended now. */
  private CameraActionsState camera(Consumer<ActionEvent> out) throws Exception {
    var camera = cameras.value();
    if (camera != null && !camera.actions.goesOnWith(vocabulary, options)) {
      camera.actions.end(EndReason.MODEL_CHANGED, out);
      cameras.clear();
      return null;
    }
    return camera;
  }

  /** Why a camera's events ended before this clip; null: they go on. */
  private EndReason endBefore(ClipView view, CameraActionsState camera, long logTime) {
    boolean goesOn = camera.actions.continuesWith(view, options);
    boolean tooLong = logTime - camera.lastLogTime > longestSilenceMillis();
    if (tooLong || (isSilence(camera, logTime) && !goesOn)) {
      return EndReason.SILENCE;
    }
    return goesOn ? null : EndReason.STREAM_ENDED;
  }

  private boolean isSilence(CameraActionsState camera, long logTime) {
    return logTime - camera.lastLogTime > options.silence().toMillis();
  }

  private long longestSilenceMillis() {
    return options.silence().plus(options.patience()).toMillis();
  }

  private void follow(StreamMark mark, Context context, Consumer<ActionEvent> out)
      throws Exception {
    var camera = camera(out);
    if (camera == null) {
      return;
    }
    if (isEnd(mark, camera)) {
      camera.actions.end(reason(mark, camera), out);
      cameras.clear();
    } else {
      hear(camera, context);
    }
  }

  private boolean isEnd(StreamMark mark, CameraActionsState camera) {
    return switch (mark.kind()) {
      case CUT -> true;
      case END ->
          mark.streamId().equals(camera.actions.streamId) || isSilence(camera, mark.logTime());
      case HEARTBEAT, SHED ->
          mark.logTime() - camera.lastClipLogTime > options.silence().toMillis();
    };
  }

  private EndReason reason(StreamMark mark, CameraActionsState camera) {
    if (mark.kind() == StreamMark.Kind.SHED) {
      return EndReason.OVERLOAD;
    }
    return isSilence(camera, mark.logTime()) ? EndReason.SILENCE : EndReason.STREAM_ENDED;
  }

  private void hear(CameraActionsState camera, Context context) throws Exception {
    camera.lastLogTime = context.timestamp();
    if (!camera.watched) {
      context.timerService().registerEventTimeTimer(silentAt(camera));
      camera.watched = true;
    }
    cameras.update(camera);
  }

  /** Ends a silent camera's events, or sets the timer again where records came since. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ActionEvent> out)
      throws Exception {
    var camera = camera(emitting(out));
    if (camera == null || context.timeDomain() != TimeDomain.EVENT_TIME) {
      return; // a savepoint of an earlier version has timers of processing time, too
    }
    long due = silentAt(camera);
    if (due <= timestamp) {
      camera.actions.end(EndReason.SILENCE, emitting(out));
      cameras.clear();
    } else {
      context.timerService().registerEventTimeTimer(due);
    }
  }

  private long silentAt(CameraActionsState camera) {
    return camera.lastLogTime + options.silence().toMillis();
  }

  private void count(ActionEvent event) {
    eventsEmitted.inc();
    if (isOfItsClip(event)) {
      captureToEvent.add(event.getLatency().getCaptured(), event.getLatency().getEmitted());
    }
  }

  /** Else it was decided by what came after that clip, or by nothing having come. */
  private static boolean isOfItsClip(ActionEvent event) {
    return event.getEndReason() == null || event.getEndReason() == EndReason.LABEL_ENDED;
  }

  private Consumer<ActionEvent> emitting(Collector<ActionEvent> out) {
    return event -> {
      event.getLatency().setEmitted(Micros.now());
      count(event);
      out.collect(event);
    };
  }
}

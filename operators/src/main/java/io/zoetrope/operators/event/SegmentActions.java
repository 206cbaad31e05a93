package io.zoetrope.operators.event;

import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.inference.recognition.PassedMark;
import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.inference.recognition.ScoredClip;
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
 * stream, by silence in log time, and at the very last by a time-out. Keeps state only of cameras
 * that sent records lately.
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
  private transient long openedAt;

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
    eventsEmitted = getRuntimeContext().getMetricGroup().counter("eventsEmitted");
    openedAt = Long.MIN_VALUE;
  }

  @Override
  public void processElement(Recognition item, Context context, Collector<ActionEvent> out)
      throws Exception {
    if (openedAt == Long.MIN_VALUE) {
      openedAt = context.timerService().currentProcessingTime();
    }
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
    if (camera != null && !camera.actions.continuesWith(view, options)) {
      camera.actions.end(EndReason.STREAM_ENDED, out);
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

  private void follow(StreamMark mark, Context context, Consumer<ActionEvent> out)
      throws Exception {
    var camera = camera(out);
    if (camera == null) {
      return;
    }
    boolean over =
        switch (mark.kind()) {
          case CUT -> true;
          case END -> mark.streamId().equals(camera.actions.streamId);
          case HEARTBEAT, SHED ->
              mark.logTime() - camera.lastClipLogTime > options.silence().toMillis();
        };
    if (over) {
      boolean shed = mark.kind() == StreamMark.Kind.SHED;
      camera.actions.end(shed ? EndReason.OVERLOAD : EndReason.STREAM_ENDED, out);
      cameras.clear();
    } else {
      hear(camera, context);
    }
  }

  private void hear(CameraActionsState camera, Context context) throws Exception {
    var timers = context.timerService();
    camera.lastLogTime = context.timestamp();
    camera.lastHeard = timers.currentProcessingTime();
    if (!camera.watched) {
      timers.registerEventTimeTimer(silentAt(camera));
      timers.registerProcessingTimeTimer(timedOutAt(camera));
      camera.watched = true;
    }
    cameras.update(camera);
  }

  /** Ends a silent camera's events, or sets the timer again where records came since. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ActionEvent> out)
      throws Exception {
    if (openedAt == Long.MIN_VALUE) {
      openedAt = context.timerService().currentProcessingTime();
    }
    var camera = camera(emitting(out));
    if (camera == null) {
      return;
    }
    boolean byLog = context.timeDomain() == TimeDomain.EVENT_TIME;
    long due = byLog ? silentAt(camera) : timedOutAt(camera);
    if (due <= timestamp) {
      camera.actions.end(byLog ? EndReason.SILENCE : EndReason.TIMEOUT, emitting(out));
      cameras.clear();
    } else if (byLog) {
      context.timerService().registerEventTimeTimer(due);
    } else {
      context.timerService().registerProcessingTimeTimer(due);
    }
  }

  private long silentAt(CameraActionsState camera) {
    return camera.lastLogTime + options.silence().toMillis();
  }

  /** Nothing arrives while the job is down: after a restart the time counts from its start. */
  private long timedOutAt(CameraActionsState camera) {
    return Math.max(camera.lastHeard, openedAt) + options.timeout().toMillis();
  }

  private Consumer<ActionEvent> emitting(Collector<ActionEvent> out) {
    return event -> {
      event.getLatency().setEmitted(Micros.now());
      eventsEmitted.inc();
      out.collect(event);
    };
  }
}

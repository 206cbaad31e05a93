package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.frame.FrameBatchReader;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.frame.RejectedRecordException;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.SettingsContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads frame records and cuts each camera's frames into clips. Event time is the log's.
 *
 * <p>Frames are soft state: they live in this subtask's heap, never in a checkpoint. After a
 * restore the source reads the last {@link ClipGrid#horizon} again, marked {@link
 * FrameRecord#rewound}; such records fill windows and have no other effect. Where none of a camera
 * is left to be read again, its stream is cut. What cannot be read goes to {@link DeadLetter#TAG}.
 *
 * <p>A record brings the settings that hold for it. They travel with its clips to the operators
 * behind, so that nothing overtakes them. Frames whose settings cannot be read make no clip.
 */
public final class AssembleClips extends KeyedProcessFunction<CameraKey, FrameRecord, StreamItem>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final ClipOptions options;
  private transient Map<CameraKey, CameraWindow> windows;
  private transient FrameBatchReader reader;
  private transient ClipMetrics metrics;
  private transient boolean restored;

  public AssembleClips(ClipOptions options) {
    this.options = options;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restored = context.isRestored();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void open(OpenContext context) {
    windows = new HashMap<>();
    reader = new FrameBatchReader(options.width(), options.height());
    var group = getRuntimeContext().getMetricGroup();
    metrics = new FlinkClipMetrics(group);
    group.gauge("cameras", () -> windows.size());
  }

  @Override
  public void processElement(FrameRecord record, Context context, Collector<StreamItem> out) {
    FrameBatch batch;
    List<Frame> frames;
    try {
      batch = reader.read(record);
      frames = reader.framesOf(batch, record);
    } catch (RejectedRecordException e) {
      reject(record, e, context);
      return;
    }
    boolean isGone = restored && !windows.containsKey(context.getCurrentKey()); // expired, if any
    var window = windowOf(context.getCurrentKey(), record, context);
    boolean forgotten = forgetTime(window.lastLogTime()) < record.logTime(); // or soon would be
    window.sawRecordAt(record.logTime());
    var content = window.settings.of(batch.getCameraId(), record.settings());
    var output = outputUnder(content, batch, record, window, out);
    if (isGone) {
      output.cut();
    }
    if (forgotten) {
      window.frames.beginAnew(output);
    }
    if (content instanceof SettingsContent.Unreadable) {
      withhold(frames, batch, record, window, output);
    } else {
      for (Frame frame : frames) {
        window.frames.add(batch.getStreamId(), batch.getPart(), frame, !record.rewound(), output);
      }
    }
    finish(batch, window.frames, output);
  }

  private StreamItemOutput outputUnder(
      SettingsContent content,
      FrameBatch batch,
      FrameRecord record,
      CameraWindow window,
      Collector<StreamItem> out) {
    var settings = options.settingsOf(batch.getCameraId(), content);
    var grid = options.gridUnder(settings);
    window.frames.use(grid);
    return new StreamItemOutput(
        batch, record, grid, options.rulesUnder(grid, settings), out, metrics);
  }

  private void withhold(
      List<Frame> frames,
      FrameBatch batch,
      FrameRecord record,
      CameraWindow window,
      StreamItemOutput output) {
    window.frames.withhold(batch.getStreamId(), frames, output);
    if (!record.rewound()) {
      metrics.framesWithheld(frames.size());
    }
  }

  private static void finish(FrameBatch batch, ClipWindow window, StreamItemOutput output) {
    if (batch.getEndOfStream()) {
      window.end(batch.getStreamId());
      output.mark(StreamMark.Kind.END);
    } else if (batch.getCaptureTimes().isEmpty()) {
      output.mark(StreamMark.Kind.HEARTBEAT);
    }
  }

  private void reject(FrameRecord record, RejectedRecordException problem, Context context) {
    if (!record.rewound()) {
      metrics.deadLetter();
      context.output(DeadLetter.TAG, DeadLetter.of(record, problem.reason(), problem.getMessage()));
    }
  }

  private CameraWindow windowOf(CameraKey camera, FrameRecord record, Context context) {
    var window = windows.get(camera);
    if (window == null) {
      window = new CameraWindow(new ClipWindow(options.grid(), metrics));
      windows.put(camera, window);
      context.timerService().registerEventTimeTimer(forgetTime(record.logTime()));
    }
    return window;
  }

  /** Discards a silent camera's window, or sets the timer again where records came since. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<StreamItem> out) {
    var window = windows.get(context.getCurrentKey());
    if (window == null) {
      return;
    }
    long due = forgetTime(window.lastLogTime());
    if (due > timestamp) {
      context.timerService().registerEventTimeTimer(due);
    } else {
      window.frames.forget();
      windows.remove(context.getCurrentKey());
    }
  }

  private long forgetTime(long logTime) {
    return logTime + options.forgetAfter().toMillis();
  }
}

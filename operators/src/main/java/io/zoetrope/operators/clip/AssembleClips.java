package io.zoetrope.operators.clip;

import io.zoetrope.schemas.FrameBatch;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Opens frame records and cuts each camera's frames into clips. Event time is the log's.
 *
 * <p>Frames are soft state: they live in this subtask's heap, never in a checkpoint. After a
 * restore the source reads the last {@link ClipGrid#horizon} again, marked {@link
 * FrameRecord#rewound}; such records fill windows and have no other effect. What cannot be read
 * goes to {@link DeadLetter#TAG}.
 */
public final class AssembleClips extends KeyedProcessFunction<CameraKey, FrameRecord, Footage> {
  private static final long serialVersionUID = 1L;

  private final ClipOptions options;
  private transient Map<CameraKey, CameraWindow> windows;
  private transient FrameBatchReader reader;
  private transient ClipMetrics metrics;

  public AssembleClips(ClipOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    windows = new HashMap<>();
    reader = new FrameBatchReader(options.width(), options.height());
    var group = getRuntimeContext().getMetricGroup();
    metrics = new FlinkClipMetrics(group);
    group.gauge("cameras", () -> windows.size());
  }

  @Override
  public void processElement(FrameRecord record, Context context, Collector<Footage> out) {
    FrameBatch batch;
    try {
      batch = reader.read(record);
    } catch (RejectedRecordException e) {
      reject(record, e, context);
      return;
    }
    var window = windowOf(context.getCurrentKey(), record, context);
    window.sawRecordAt(record.logTime());
    assemble(
        batch,
        record,
        window.frames,
        new FootageOutput(
            batch, record, options.grid(), options.priorityOf(batch.getCameraId()), out, metrics));
  }

  private void assemble(
      FrameBatch batch, FrameRecord record, ClipWindow window, FootageOutput output) {
    for (Frame frame : reader.framesOf(batch, record)) {
      window.add(batch.getStreamId(), frame, !record.rewound(), output);
    }
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

  /** Lets a silent camera's window go, or looks again when that would be due. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Footage> out) {
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

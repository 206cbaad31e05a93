package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.types.Micros;
import io.zoetrope.schemas.FrameBatch;
import java.util.List;
import org.apache.flink.util.Collector;

/** Emits what a record made of its camera's window; nothing for a rewound record. */
final class StreamItemOutput implements ClipWindow.Output {
  private final FrameBatch batch;
  private final FrameRecord record;
  private final ClipGrid grid;
  private final ClipRules rules;
  private final Collector<StreamItem> out;
  private final ClipMetrics metrics;

  StreamItemOutput(
      FrameBatch batch,
      FrameRecord record,
      ClipGrid grid,
      ClipRules rules,
      Collector<StreamItem> out,
      ClipMetrics metrics) {
    this.batch = batch;
    this.record = record;
    this.grid = grid;
    this.rules = rules;
    this.out = out;
    this.metrics = metrics;
  }

  @Override
  public void clip(List<Frame> frames, long endPoint) {
    if (record.rewound()) {
      return;
    }
    metrics.clipMade();
    out.collect(
        new Clip(
            CameraKey.of(record),
            batch.getStreamId(),
            grid.timeOf(endPoint - grid.frames() + 1),
            grid.timeOf(endPoint),
            frames,
            coverage(frames),
            grid.hopNumber(endPoint),
            rules,
            Micros.now(),
            record.topic(),
            record.offset()));
  }

  @Override
  public void cut() {
    mark(StreamMark.Kind.CUT);
  }

  void mark(StreamMark.Kind kind) {
    if (!record.rewound()) {
      out.collect(
          new StreamMark(CameraKey.of(record), batch.getStreamId(), kind, record.logTime()));
    }
  }

  private static float coverage(List<Frame> frames) {
    int own = 1;
    for (int i = 1; i < frames.size(); i++) {
      if (frames.get(i).number() != frames.get(i - 1).number()) {
        own++;
      }
    }
    return (float) own / frames.size();
  }
}

package io.zoetrope.job;

import io.zoetrope.operators.frame.FrameRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** Records of a test as a bounded source; each of its subtasks reads a stretch of the list. */
final class RecordedFrames implements GeneratorFunction<Long, FrameRecord> {
  private static final long serialVersionUID = 1L;
  private static final Map<String, List<FrameRecord>> RECORDS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  static DataGeneratorSource<FrameRecord> source(List<FrameRecord> records) {
    var frames = new RecordedFrames();
    RECORDS.put(frames.id, records);
    return new DataGeneratorSource<>(frames, records.size(), FrameRecord.TYPE);
  }

  @Override
  public FrameRecord map(Long index) {
    return RECORDS.get(id).get(index.intValue());
  }
}

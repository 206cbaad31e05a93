package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of frames that hands each record on with the settings that hold at its place of the log,
 * and none before these are known. They are read from the log, never kept in checkpoints.
 */
final class SettledSource<S extends SourceSplit, E>
    implements Source<FrameRecord, S, E>, ResultTypeQueryable<FrameRecord> {
  private static final long serialVersionUID = 1L;

  private final Source<FrameRecord, S, E> frames;
  private final Map<String, String> client;
  private final String topic;

  /**
   * @param client of the Kafka with the topic of settings; may hold passwords
   */
  SettledSource(Source<FrameRecord, S, E> frames, Map<String, String> client, String topic) {
    this.frames = frames;
    this.client = Map.copyOf(client);
    this.topic = topic;
  }

  @Override
  public SourceReader<FrameRecord, S> createReader(SourceReaderContext context) throws Exception {
    return new SettledReader<>(frames.createReader(context), new FollowedSettings(client, topic));
  }

  @Override
  public SplitEnumerator<S, E> createEnumerator(SplitEnumeratorContext<S> context)
      throws Exception {
    return frames.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<S, E> restoreEnumerator(SplitEnumeratorContext<S> context, E state)
      throws Exception {
    return frames.restoreEnumerator(context, state);
  }

  @Override
  public Boundedness getBoundedness() {
    return frames.getBoundedness();
  }

  @Override
  public SimpleVersionedSerializer<S> getSplitSerializer() {
    return frames.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<E> getEnumeratorCheckpointSerializer() {
    return frames.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<FrameRecord> getProducedType() {
    return FrameRecord.TYPE;
  }
}

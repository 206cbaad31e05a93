package io.zoetrope.app.fault;

import io.zoetrope.operators.frame.FrameRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A source one of whose subtasks gets nothing for a while, though the log has more for it. */
record StallingSource<S extends SourceSplit, E>(
    Source<FrameRecord, S, E> source, int subtask, int afterRecords, Duration stall)
    implements Source<FrameRecord, S, E> {

  static <S extends SourceSplit, E> Source<FrameRecord, ?, ?> of(
      Source<FrameRecord, S, E> source, int subtask, int afterRecords, Duration stall) {
    return new StallingSource<>(source, subtask, afterRecords, stall);
  }

  @Override
  public SourceReader<FrameRecord, S> createReader(SourceReaderContext context) throws Exception {
    var reader = source.createReader(context);
    return context.getIndexOfSubtask() == subtask ? new StallingReader(reader) : reader;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<S, E> createEnumerator(SplitEnumeratorContext<S> context)
      throws Exception {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<S, E> restoreEnumerator(SplitEnumeratorContext<S> context, E state)
      throws Exception {
    return source.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<S> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<E> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  private final class StallingReader implements SourceReader<FrameRecord, S> {
    private final SourceReader<FrameRecord, S> reader;
    private int polls;
    private CompletableFuture<Void> over = CompletableFuture.completedFuture(null);

    StallingReader(SourceReader<FrameRecord, S> reader) {
      this.reader = reader;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FrameRecord> output) throws Exception {
      if (!over.isDone()) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      var status = reader.pollNext(output);
      if (status == InputStatus.MORE_AVAILABLE && ++polls == afterRecords) {
        over =
            CompletableFuture.runAsync(
                () -> {},
                CompletableFuture.delayedExecutor(stall.toMillis(), TimeUnit.MILLISECONDS));
        return InputStatus.NOTHING_AVAILABLE;
      }
      return status;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return over.isDone() ? reader.isAvailable() : over;
    }

    @Override
    public void start() {
      reader.start();
    }

    @Override
    public List<S> snapshotState(long checkpoint) {
      return reader.snapshotState(checkpoint);
    }

    @Override
    public void addSplits(List<S> splits) {
      reader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
      reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
      reader.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
      reader.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
      reader.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
      reader.close();
    }
  }
}

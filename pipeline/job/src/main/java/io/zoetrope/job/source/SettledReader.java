package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/** Reads frames as another does, as long as the settings for them are known. */
final class SettledReader<S extends SourceSplit> implements SourceReader<FrameRecord, S> {
  private final SourceReader<FrameRecord, S> frames;
  private final FollowedSettings settings;

  SettledReader(SourceReader<FrameRecord, S> frames, FollowedSettings settings) {
    this.frames = frames;
    this.settings = settings;
  }

  @Override
  public void start() {
    settings.start();
    frames.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<FrameRecord> output) throws Exception {
    return settings.areFresh()
        ? frames.pollNext(new SettledOutput(output, settings::settled))
        : InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    var news = settings.news();
    return settings.areFresh() ? frames.isAvailable() : news;
  }

  @Override
  public List<S> snapshotState(long checkpoint) {
    return frames.snapshotState(checkpoint);
  }

  @Override
  public void addSplits(List<S> splits) {
    frames.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    frames.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    frames.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    frames.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    frames.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    frames.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void close() throws Exception {
    settings.close();
    frames.close();
  }
}

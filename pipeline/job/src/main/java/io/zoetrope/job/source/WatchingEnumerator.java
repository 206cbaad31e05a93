package io.zoetrope.job.source;

import io.zoetrope.job.time.LogEnds;
import io.zoetrope.job.time.LogWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals out partitions as the connector does, and tells readers again and again where they end.
 *
 * <p>While a checkpoint is taken it tells nothing. What is sent then is kept back by Flink until
 * the reader has taken its part; if the reader dies before, it is neither sent nor forgotten, and
 * the first checkpoint after the restart waits for it until its time-out (Flink 2.3.0). A look that
 * is left out is made up for by the next.
 */
final class WatchingEnumerator
    implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchingEnumerator.class);

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> plain;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final LogWatch watch;
  private final Duration every;
  private OptionalLong lastLook = OptionalLong.empty(); // by the worker alone
  private boolean failing;
  private OptionalLong checkpoint = OptionalLong.empty(); // that is being taken

  /**
   * @param every time from one look to the next
   */
  WatchingEnumerator(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> plain,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      LogWatch watch,
      Duration every) {
    this.plain = plain;
    this.context = context;
    this.watch = watch;
    this.every = every;
  }

  @Override
  public void start() {
    plain.start();
    context.callAsync(this::look, this::tell, every.toMillis(), every.toMillis());
  }

  /** Looks that are overdue after an outage, in which each takes long, are not made up for. */
  private LogEnds look() throws Exception {
    long now = System.nanoTime();
    if (lastLook.isPresent() && now - lastLook.getAsLong() < every.toNanos() / 2) {
      return null;
    }
    lastLook = OptionalLong.of(now);
    return watch.look();
  }

  void tell(LogEnds ends, Throwable problem) {
    if (problem != null) {
      note(problem);
      return;
    }
    if (ends == null) {
      return;
    }
    failing = false;
    if (checkpoint.isPresent()) {
      return;
    }
    for (int reader : context.registeredReaders().keySet()) {
      context.sendEventToSourceReader(reader, ends);
    }
  }

  /** The broker may be away for a while; what it refuses it will refuse again. */
  private void note(Throwable problem) {
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    if (cause instanceof UnsupportedVersionException || cause instanceof AuthorizationException) {
      throw new IllegalStateException(
          "where the topic of frames ends cannot be asked, and without that nobody knows when a"
              + " camera is silent: it takes Kafka 3.0 and the right to DESCRIBE the topic",
          cause);
    }
    if (!failing) {
      failing = true;
      LOG.warn("Where the topic of frames ends could not be asked: {}", cause.toString());
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    plain.handleSplitRequest(subtask, host);
  }

  @Override
  public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
    plain.addSplitsBack(splits, subtask);
  }

  /** A reader that begins took no part in a checkpoint before. */
  @Override
  public void addReader(int subtask) {
    checkpoint = OptionalLong.empty();
    plain.addReader(subtask);
  }

  @Override
  public KafkaSourceEnumState snapshotState(long id) throws Exception {
    checkpoint = OptionalLong.of(id);
    return plain.snapshotState(id);
  }

  @Override
  public void notifyCheckpointComplete(long id) throws Exception {
    over(id);
    plain.notifyCheckpointComplete(id);
  }

  @Override
  public void notifyCheckpointAborted(long id) throws Exception {
    over(id);
    plain.notifyCheckpointAborted(id);
  }

  private void over(long id) {
    if (checkpoint.isPresent() && checkpoint.getAsLong() <= id) {
      checkpoint = OptionalLong.empty();
    }
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    plain.handleSourceEvent(subtask, event);
  }

  @Override
  public void close() throws IOException {
    try {
      watch.close();
    } finally {
      plain.close();
    }
  }
}

package io.zoetrope.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.time.LogEnds;
import io.zoetrope.job.time.LogWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumerator;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an enumerator tells its readers, without a broker: nobody looks. */
class WatchingEnumeratorTest {
  private static final int READER = 0;
  private static final LogEnds LOOK = new LogEnds(Map.of());
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MockSplitEnumeratorContext<KafkaPartitionSplit> context =
      new MockSplitEnumeratorContext<>(1);
  private WatchingEnumerator enumerator;

  @BeforeEach
  void open() {
    var plain =
        new KafkaSourceEnumerator(
            KafkaSubscriber.getTopicListSubscriber(List.of("frames")),
            OffsetsInitializer.earliest(),
            OffsetsInitializer.latest(),
            new Properties(),
            context,
            Boundedness.CONTINUOUS_UNBOUNDED);
    var watch = new LogWatch(Map.of(), "frames", SECOND, SECOND, false);
    enumerator = new WatchingEnumerator(plain, context, watch, SECOND);
    context.registerReader(new ReaderInfo(READER, "here"));
  }

  @AfterEach
  void close() throws Exception {
    enumerator.close();
    context.close();
  }

  @Test
  void readersAreToldOfALook() throws Exception {
    assertThat(toldByALook()).isEqualTo(1);
  }

  @Test
  void nothingIsToldWhileACheckpointIsTaken() throws Exception {
    enumerator.snapshotState(7);
    assertThat(toldByALook()).isZero();
    enumerator.notifyCheckpointComplete(7);
    assertThat(toldByALook()).isEqualTo(1);
  }

  @Test
  void theEndOfAnEarlierCheckpointIsNotThatOfTheNext() throws Exception {
    enumerator.snapshotState(7);
    enumerator.snapshotState(8);
    enumerator.notifyCheckpointAborted(7);
    assertThat(toldByALook()).isZero();
    enumerator.notifyCheckpointAborted(8);
    assertThat(toldByALook()).isEqualTo(1);
  }

  /** Nobody says that the checkpoint has failed with the reader. */
  @Test
  void aReaderThatBeginsAnewIsToldAgain() throws Exception {
    enumerator.snapshotState(7);
    enumerator.addReader(READER);
    assertThat(toldByALook()).isEqualTo(1);
  }

  private int toldByALook() throws Exception {
    int before = told();
    enumerator.tell(LOOK, null);
    return told() - before;
  }

  private int told() throws Exception {
    return context.getSentSourceEvent().getOrDefault(READER, List.of()).size();
  }
}

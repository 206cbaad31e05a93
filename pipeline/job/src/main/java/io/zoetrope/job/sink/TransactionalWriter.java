package io.zoetrope.job.sink;

import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer of the connector that closes its admin client, too. The connector's own, up to 5.0.0,
 * leaves the client's thread and connections behind, and with them the class loader of the job, at
 * each restart.
 */
final class TransactionalWriter<T>
    implements PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionalWriter.class);

  /** The connector's private field. */
  private static final String ADMIN = "adminClient";

  private final PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> writer;

  TransactionalWriter(
      PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> writer) {
    this.writer = writer;
  }

  @Override
  public void write(T element, Context context) throws IOException, InterruptedException {
    writer.write(element, context);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    writer.flush(endOfInput);
  }

  @Override
  public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
    writer.writeWatermark(watermark);
  }

  @Override
  public Collection<KafkaCommittable> prepareCommit() throws IOException, InterruptedException {
    return writer.prepareCommit();
  }

  @Override
  public List<KafkaWriterState> snapshotState(long checkpoint) throws IOException {
    return writer.snapshotState(checkpoint);
  }

  @Override
  public void close() throws Exception {
    try {
      writer.close();
    } finally {
      closeAdmin();
    }
  }

  private void closeAdmin() {
    try {
      Field field = writer.getClass().getDeclaredField(ADMIN);
      field.setAccessible(true);
      if (field.get(writer) instanceof Admin admin) {
        admin.close(Duration.ZERO);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("The admin client of {} cannot be closed", writer.getClass(), e);
    }
  }
}

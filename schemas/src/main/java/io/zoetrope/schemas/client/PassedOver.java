package io.zoetrope.schemas.client;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that a reader left aside, and why.
 *
 * @param problem short and printable, although the record's sender may have worded it
 */
public record PassedOver(String topic, int partition, long offset, String problem) {
  private static final int LONGEST_PROBLEM = 300;

  public PassedOver {
    problem = problem.replaceAll("\\p{Cntrl}", " ");
    problem =
        problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) + "…" : problem;
  }

  public static PassedOver of(ConsumerRecord<?, ?> record, String problem) {
    return new PassedOver(record.topic(), record.partition(), record.offset(), problem);
  }

  /** A record without a value: what Kafka's compaction takes for the removal of its key. */
  public static PassedOver tombstone(ConsumerRecord<?, ?> record) {
    return of(record, "it has no value");
  }

  /** A sentence without its full stop. */
  @Override
  public String toString() {
    return "%s-%d, offset %d is passed over: %s".formatted(topic, partition, offset, problem);
  }
}

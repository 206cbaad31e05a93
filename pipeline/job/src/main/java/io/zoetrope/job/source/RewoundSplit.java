package io.zoetrope.job.source;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A partition read from where its windows begin; what comes before {@code position} was done. */
final class RewoundSplit extends KafkaPartitionSplit {
  private final long position;

  /**
   * @param from offset the windows begin at
   * @param position first offset that was never worked on
   */
  RewoundSplit(KafkaPartitionSplit split, long from, long position) {
    super(split.getTopicPartition(), from, split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
    this.position = position;
  }

  long position() {
    return position;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof RewoundSplit that && that.position == position;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Long.hashCode(position);
  }
}

package io.zoetrope.operators.frame;

import io.zoetrope.operators.types.ImmutableType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A record of the frame log, not yet decoded: the first operator decodes it, so that a malformed
 * record does not fail the source.
 *
 * @param logTime the broker's append time, milliseconds since the epoch
 * @param key bytes of the camera id; may be null
 * @param value bytes of a FrameBatch; may be null
 * @param rewound read again after a restore: fills windows, but was counted and scored before
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are shared, not copied
public record FrameRecord(
    String topic,
    int partition,
    long offset,
    long logTime,
    byte[] key,
    byte[] value,
    boolean rewound) {
  public static final TypeInformation<FrameRecord> TYPE =
      new ImmutableType<>(FrameRecord.class, new FrameRecordSerializer());

  public FrameRecord asRewound() {
    return new FrameRecord(topic, partition, offset, logTime, key, value, true);
  }
}

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
 * @param settings bytes of the camera's settings at this place of the log; null: none are set
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are shared, not copied
public record FrameRecord(
    String topic,
    int partition,
    long offset,
    long logTime,
    byte[] key,
    byte[] value,
    boolean rewound,
    byte[] settings) {
  public static final TypeInformation<FrameRecord> TYPE =
      new ImmutableType<>(FrameRecord.class, new FrameRecordSerializer());

  /** Without settings. */
  public FrameRecord(
      String topic,
      int partition,
      long offset,
      long logTime,
      byte[] key,
      byte[] value,
      boolean rewound) {
    this(topic, partition, offset, logTime, key, value, rewound, null);
  }

  public FrameRecord asRewound() {
    return new FrameRecord(topic, partition, offset, logTime, key, value, true, settings);
  }

  /** The same under these settings. */
  public FrameRecord under(byte[] inForce) {
    return new FrameRecord(topic, partition, offset, logTime, key, value, rewound, inForce);
  }
}

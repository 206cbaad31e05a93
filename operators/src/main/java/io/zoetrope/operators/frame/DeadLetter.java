package io.zoetrope.operators.frame;

import io.zoetrope.operators.types.ImmutableType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * A record that could not be processed, and why.
 *
 * @param key as it came; may be null
 * @param value as it came; null for a clip that the model failed on, whose frames are in the log up
 *     to {@code offset}
 * @param message for people; cut where it is long, as it may quote the record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are shared, not copied
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    long logTime,
    byte[] key,
    byte[] value,
    Reason reason,
    String message) {
  public static final TypeInformation<DeadLetter> TYPE =
      new ImmutableType<>(DeadLetter.class, new DeadLetterSerializer());
  public static final OutputTag<DeadLetter> TAG = new OutputTag<>("dead-letters", TYPE);

  private static final int LONGEST_MESSAGE = 1000;

  public DeadLetter {
    message = Excerpt.of(message, LONGEST_MESSAGE);
  }

  /** Why, for programs. */
  public enum Reason {
    /** No FrameBatch in the bytes. */
    UNREADABLE,
    /** The fields contradict each other, or are out of all bounds. */
    INCONSISTENT,
    /** The record's key names another camera than its value. */
    WRONG_CAMERA,
    /** Frames of another size than the model takes. */
    WRONG_SIZE,
    /** Pixels that cannot be read as the format they are said to be in. */
    WRONG_FORMAT,
    /** The model failed on this clip and not on others, or its answer was not finite. */
    MODEL_FAILED
  }

  public static DeadLetter of(FrameRecord record, Reason reason, String message) {
    return new DeadLetter(
        record.topic(),
        record.partition(),
        record.offset(),
        record.logTime(),
        record.key(),
        record.value(),
        reason,
        message);
  }
}

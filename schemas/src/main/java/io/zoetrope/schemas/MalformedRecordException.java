package io.zoetrope.schemas;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are no record of the expected schema. */
public final class MalformedRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}

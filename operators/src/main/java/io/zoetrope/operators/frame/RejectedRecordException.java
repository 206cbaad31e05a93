package io.zoetrope.operators.frame;

/** A record of the frame log that cannot be processed. */
public final class RejectedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetter.Reason reason;

  RejectedRecordException(DeadLetter.Reason reason, String message) {
    super(message, null, false, false); // thrown often, for bad bytes: no stack trace
    this.reason = reason;
  }

  public DeadLetter.Reason reason() {
    return reason;
  }
}

package io.zoetrope.training.trainer;

/** A {@code train.yaml} that cannot be used; the message names file, line and key. */
public final class TrainingConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.zoetrope.operators.inference.batching;

/** A model that fails on every clip. */
final class ModelFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelFailedException(int clips, Throwable cause) {
    super("the model failed on %d clips in a row: %s".formatted(clips, cause), cause);
  }
}

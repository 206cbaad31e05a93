package io.zoetrope.operators.inference.batching;

/** An answer with scores or features that are no numbers. */
final class NotFiniteException extends Exception {
  private static final long serialVersionUID = 1L;

  NotFiniteException() {
    super("the model's answer is not finite", null, false, false); // may come with every clip
  }
}

package io.zoetrope.zoo.onnx;

/** What an exported network answers with. */
public enum Outputs {
  /** {@code logits}: N,classes. */
  LOGITS,
  /** {@code logits} and {@code feature}: N,D, what the classifier reads. */
  LOGITS_AND_FEATURE
}

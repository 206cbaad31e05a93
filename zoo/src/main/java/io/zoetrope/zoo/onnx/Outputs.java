package io.zoetrope.zoo.onnx;

/** The outputs of an exported network. */
public enum Outputs {
  /** {@code logits}: N,classes. */
  LOGITS,
  /** {@code logits} and {@code feature}: N,D, what the classifier reads. */
  LOGITS_AND_FEATURE
}

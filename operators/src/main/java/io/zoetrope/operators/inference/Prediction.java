package io.zoetrope.operators.inference;

/**
 * A model's answer to one clip.
 *
 * @param scores softmax over the model's labels
 * @param feature the vector before the classifier; empty where it was not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prediction(float[] scores, float[] feature) {}

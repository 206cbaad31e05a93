package io.zoetrope.training.prediction;

/**
 * What a model says of a video.
 *
 * @param feature the vector before the classifier, empty where the network does not give it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VideoAnswer(float[] logits, float[] feature) {}

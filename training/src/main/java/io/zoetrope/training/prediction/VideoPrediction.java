package io.zoetrope.training.prediction;

/**
 * A model's output for a video.
 *
 * @param feature the vector before the classifier, empty where the network does not give it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VideoPrediction(float[] logits, float[] feature) {}

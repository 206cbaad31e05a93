package io.zoetrope.zoo.runtime;

/**
 * What a network gives for N clips.
 *
 * @param logits N,classes
 * @param feature N,D, or empty where the network has no such output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NetworkOutput(float[][] logits, float[][] feature) {}

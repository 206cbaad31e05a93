package io.zoetrope.zoo.runtime;

/**
 * What a network answers to N clips.
 *
 * @param logits N,classes
 * @param feature N,D, or empty where the network has no such output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(float[][] logits, float[][] feature) {}

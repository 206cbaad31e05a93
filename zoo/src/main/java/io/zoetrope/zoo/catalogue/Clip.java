package io.zoetrope.zoo.catalogue;

/**
 * The frames a network sees at once.
 *
 * @param stride the step between them, in frames of 30 fps video
 */
public record Clip(int frames, int stride) {}

package io.zoetrope.scenes.script;

/**
 * What the leading figure of a scene does from {@code start} (inclusive) to {@code end}
 * (exclusive), in seconds since the scene began.
 */
public record TimedLabel(Action action, double start, double end) {}

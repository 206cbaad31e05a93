package io.zoetrope.ingester.clock;

import io.zoetrope.schemas.TimestampSource;

/**
 * When a frame was taken.
 *
 * @param micros since the epoch, ascending within a stream
 * @param newClock whether this frame cannot be compared with those before it
 */
public record CaptureTime(long micros, TimestampSource source, boolean newClock) {}

package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.camera.Camera;
import java.util.OptionalInt;

/**
 * A record that waits for the log.
 *
 * @param lane decides over the partition; empty: the key does
 * @param frames in it
 * @param keep whether it outlives all others: without it a consumer would wait for ever
 */
@SuppressWarnings("ArrayRecordComponent") // Entries are never compared.
record RingEntry(
    String topic, OptionalInt lane, Camera camera, byte[] value, int frames, boolean keep) {}

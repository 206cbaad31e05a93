package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.format.FrameEncoder;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.video.geometry.Size;

/**
 * Fits batches into what Kafka takes. Sizes are those before compression, since pictures may not
 * compress.
 *
 * @param topicBytes the topic's {@code max.message.bytes}
 * @param requestBytes the producer's {@code max.request.size}
 */
record BatchLimit(long topicBytes, long requestBytes) {
  /** The options with batches that fit. */
  IngesterOptions fit(IngesterOptions options, Size frame) {
    var encoder = FrameEncoder.of(options.pixelFormat(), frame);
    long needed = (long) encoder.mostBytes() + KafkaClients.OVERHEAD;
    if (needed > topicBytes) {
      throw new IllegalStateException(tooSmallTopic(options, frame, needed));
    }
    if (needed > requestBytes) {
      throw new IllegalStateException(
          "one frame of %s needs a message of %d bytes, but max.request.size is %d: set it to %d"
              .formatted(frame, needed, requestBytes, needed));
    }
    long room = Math.min(topicBytes, requestBytes) - KafkaClients.OVERHEAD;
    return options.withBatchBytes((int) Math.min(options.batchBytes(), room));
  }

  private String tooSmallTopic(IngesterOptions options, Size frame, long needed) {
    return ("one frame of %s needs a message of %d bytes, but topic %s takes %d (max.message.bytes,"
            + " by default the broker's message.max.bytes). Raise it: kafka-configs.sh"
            + " --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config"
            + " max.message.bytes=%d")
        .formatted(
            frame,
            needed,
            options.topics().frames(),
            topicBytes,
            options.bootstrapServers(),
            options.topics().frames(),
            needed);
  }
}

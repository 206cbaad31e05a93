package io.zoetrope.schemas.client;

import java.util.Optional;

/** A topic whose newest record of each key must stay for ever. */
public final class CompactedTopic {
  private static final String COMPACT = "compact";

  private CompactedTopic() {}

  /**
   * What is wrong with how it is kept, and how to change it.
   *
   * @param lost what would vanish, in the plural
   * @param cleanupPolicy as the broker has it
   * @param bootstrapServers for the command to give
   */
  public static Optional<String> problem(
      String topic, String lost, String cleanupPolicy, String bootstrapServers) {
    boolean kept = cleanupPolicy.strip().equals(COMPACT);
    return kept
        ? Optional.empty()
        : Optional.of(
            ("topic %s has cleanup.policy=%s, so that %s would vanish with age."
                    + " Change it: kafka-configs.sh --bootstrap-server %s --alter --entity-type"
                    + " topics --entity-name %s --add-config cleanup.policy=%s")
                .formatted(topic, cleanupPolicy, lost, bootstrapServers, topic, COMPACT));
  }
}

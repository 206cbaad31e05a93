package io.zoetrope.job;

import java.util.Map;

/**
 * The log the job reads and writes.
 *
 * @param properties of clients, such as for TLS; may hold passwords, so they are never printed
 * @param bounded stop at what is the end of the log at the start
 */
public record KafkaOptions(
    String bootstrap,
    Map<String, String> properties,
    TopicNames topics,
    StartFrom from,
    boolean bounded) {
  /**
   * The consumer group under which the job commits, with each checkpoint, up to where all frames
   * are answered and all results written.
   */
  public static final String GROUP = "zoetrope";

  public KafkaOptions {
    properties = Map.copyOf(properties);
  }

  public static KafkaOptions of(String bootstrap) {
    return new KafkaOptions(bootstrap, Map.of(), TopicNames.DEFAULT, StartFrom.LATEST, false);
  }

  public KafkaOptions from(StartFrom start) {
    return new KafkaOptions(bootstrap, properties, topics, start, bounded);
  }

  public KafkaOptions untilNow() {
    return new KafkaOptions(bootstrap, properties, topics, from, true);
  }

  @Override
  public String toString() {
    return "KafkaOptions[%s, %s, %s, bounded=%s]".formatted(bootstrap, topics, from, bounded);
  }
}

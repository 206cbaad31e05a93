package io.zoetrope.ingester.kafka;

import java.util.List;
import java.util.Map;

/**
 * How one topic does.
 *
 * @param state whether it is there
 * @param settings that matter, as Kafka has them; none where they may not be known
 * @param problems each a sentence with the command that mends it
 * @param notes what could not be found out
 */
public record TopicReport(
    String topic,
    State state,
    Map<String, String> settings,
    List<String> problems,
    List<String> notes) {

  TopicReport(String topic, State state) {
    this(topic, state, Map.of(), List.of(), List.of());
  }

  /** Whether a topic is there. */
  public enum State {
    THERE,
    CREATED,
    /** Or hidden from this user. */
    ABSENT
  }
}

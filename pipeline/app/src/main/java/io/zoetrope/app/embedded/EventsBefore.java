package io.zoetrope.app.embedded;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stood in the topic of events when a run began.
 *
 * @param positions where each partition ended
 * @param seen the events of before, where they were read
 * @param open of each event without an END the newest record, by event id, where they were read
 */
public record EventsBefore(
    Map<Integer, Long> positions, SeenEvents seen, Map<String, ActionEvent> open) {
  private static final Logger LOG = LoggerFactory.getLogger(EventsBefore.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Of a Kafka that others use, too: their events are passed by unread. */
  static EventsBefore unread(Map<String, String> client, String topic) {
    try (var reader =
        TopicReader.openAtEnd(client, topic, ActionEvent.class, record -> LOG.warn("{}", record))) {
      return new EventsBefore(reader.positions(), new SeenEvents(), Map.of());
    }
  }

  /**
   * Of a Kafka that is this pipeline's own.
   *
   * @param stopped asked while it is read
   * @throws CancellationException where it was stopped
   */
  static EventsBefore read(Map<String, String> client, String topic, BooleanSupplier stopped) {
    var seen = new SeenEvents();
    Map<String, ActionEvent> open = new LinkedHashMap<>();
    try (var reader = TopicReader.open(client, topic, ActionEvent.class, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        if (stopped.getAsBoolean()) {
          throw new CancellationException("stopped while the events of before are read");
        }
        reader.poll(POLL).stream().filter(seen::isNew).forEach(event -> note(event, open));
      }
      return new EventsBefore(reader.positions(), seen, open);
    }
  }

  private static void note(ActionEvent event, Map<String, ActionEvent> open) {
    if (event.getPhase() == Phase.END) {
      open.remove(event.getEventId());
    } else {
      open.put(event.getEventId(), event);
    }
  }
}

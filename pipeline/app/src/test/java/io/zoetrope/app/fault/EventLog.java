package io.zoetrope.app.fault;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads committed events as they come, and how long it once had to wait for one. */
public final class EventLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final TopicReader<ActionEvent> reader;
  private final List<ActionEvent> events = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::follow, "event log");
  private volatile boolean closed;
  private volatile boolean atEnd;
  private volatile long longestGapNanos;

  private EventLog(TopicReader<ActionEvent> reader) {
    this.reader = reader;
  }

  public static EventLog follow(Map<String, String> client, String topic) {
    var log = new EventLog(TopicReader.open(client, topic, ActionEvent.class, Instant.EPOCH));
    log.thread.start();
    return log;
  }

  private void follow() {
    long last = 0;
    while (!closed) {
      List<ActionEvent> found = reader.poll(POLL);
      if (!found.isEmpty()) {
        long now = System.nanoTime();
        longestGapNanos = last == 0 ? 0 : Math.max(longestGapNanos, now - last);
        last = now;
        events.addAll(found);
      }
      atEnd = found.isEmpty() && (events.isEmpty() || reader.atEnd());
    }
  }

  public List<ActionEvent> events() {
    return List.copyOf(events);
  }

  /** Whether it has read what there was a moment ago. */
  public boolean atEnd() {
    return atEnd;
  }

  public Duration longestGap() {
    return Duration.ofNanos(longestGapNanos);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
    reader.close();
  }
}

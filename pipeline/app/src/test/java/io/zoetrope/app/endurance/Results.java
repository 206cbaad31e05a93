package io.zoetrope.app.endurance;

import io.zoetrope.config.TopicNames;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * All that a job has written and committed, without when it was, by identity.
 *
 * @param events by id and revision
 * @param clips by camera, stream and time
 * @param doubled identities that came more than once
 */
public record Results(Map<String, String> events, Map<String, String> clips, List<String> doubled) {
  private static final int MOST_DIFFERENCES = 20;

  public static Results of(Map<String, String> client, TopicNames topics) {
    var results = new Results(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    read(client, topics.events(), ActionEvent.class, results::add);
    read(client, topics.scores(), ClipScore.class, results::add);
    return results;
  }

  private static <T extends SpecificRecordBase> void read(
      Map<String, String> client, String topic, Class<T> type, Consumer<T> to) {
    try (var reader = TopicReader.open(client, topic, type, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        reader.poll(Duration.ofMillis(200)).forEach(to);
      }
    }
  }

  private void add(ActionEvent event) {
    event.setLatency(null);
    put(events, event, e -> "%s %d".formatted(e.getEventId(), e.getRevision()));
  }

  private void add(ClipScore clip) {
    clip.setLatency(null);
    put(clips, clip, c -> "%s %s %d".formatted(c.getCameraId(), c.getStreamId(), c.getEndTime()));
  }

  private <T> void put(Map<String, String> all, T result, Function<T, String> identity) {
    String id = identity.apply(result);
    if (all.put(id, result.toString()) != null) {
      doubled.add(id);
    }
  }

  /** Seconds from score to score at most, of whatever camera. */
  public static double longestPause(Map<String, String> client, TopicNames topics) {
    var times = new TreeSet<Long>();
    read(client, topics.scores(), ClipScore.class, it -> times.add(it.getLatency().getInferred()));
    long longest = 0;
    long before = times.first();
    for (long time : times) {
      longest = Math.max(longest, time - before);
      before = time;
    }
    return longest / 1e6;
  }

  /** What is here and not there, not here but there, or another; the first few. */
  List<String> differencesFrom(Results expected) {
    var differences = new ArrayList<String>();
    compare("clip", clips, expected.clips, differences);
    compare("event", events, expected.events, differences);
    return differences.stream().limit(MOST_DIFFERENCES).toList();
  }

  private static void compare(
      String what, Map<String, String> found, Map<String, String> expected, List<String> to) {
    expected.forEach(
        (id, result) -> {
          if (!found.containsKey(id)) {
            to.add("lost %s: %s".formatted(what, result));
          } else if (!found.get(id).equals(result)) {
            to.add("another %s: %s instead of %s".formatted(what, found.get(id), result));
          }
        });
    found.forEach(
        (id, result) -> {
          if (!expected.containsKey(id)) {
            to.add("%s out of nothing: %s".formatted(what, result));
          }
        });
  }
}

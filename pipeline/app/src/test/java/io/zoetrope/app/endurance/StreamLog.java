package io.zoetrope.app.endurance;

import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What streams came of which cameras, read from a real Kafka while they come, without pictures. */
final class StreamLog implements AutoCloseable {
  private final TopicReader<FrameBatch> reader;
  private final Map<String, List<Part>> parts = new HashMap<>();
  private final Thread thread = new Thread(this::read, "stream-log");
  private volatile boolean closing;

  /**
   * A batch of frames, or the end of a stream.
   *
   * @param decoded its newest frame, microseconds since the epoch
   */
  record Part(
      String stream,
      long first,
      List<Long> times,
      TimestampSource clock,
      long decoded,
      boolean end) {
    private static Part of(FrameBatch batch) {
      return new Part(
          batch.getStreamId(),
          batch.getFirstFrame(),
          batch.getCaptureTimes(),
          batch.getTimestampSource(),
          batch.getIngestTime(),
          batch.getEndOfStream());
    }
  }

  StreamLog(Map<String, String> client) {
    reader = TopicReader.open(client, Topics.FRAME_BATCHES, FrameBatch.class, Instant.EPOCH);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    while (!closing) {
      reader.poll(Duration.ofMillis(50)).forEach(this::add);
    }
  }

  private synchronized void add(FrameBatch batch) {
    if (!batch.getCaptureTimes().isEmpty() || batch.getEndOfStream()) {
      parts.computeIfAbsent(batch.getCameraId(), id -> new ArrayList<>()).add(Part.of(batch));
    }
  }

  /** Of one camera, oldest first. */
  synchronized List<Part> parts(String camera) {
    return List.copyOf(parts.getOrDefault(camera, List.of()));
  }

  /** The newest frames of a camera. */
  synchronized Optional<Part> newest(String camera) {
    List<Part> all = parts.getOrDefault(camera, List.of());
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!all.get(i).end()) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether frames of a camera were decoded after that, in none of these streams. */
  synchronized boolean hasAfter(String camera, long micros, Set<String> streams) {
    List<Part> all = parts.getOrDefault(camera, List.of());
    for (int i = all.size() - 1; i >= 0 && all.get(i).decoded() > micros; i--) {
      if (!all.get(i).end() && !streams.contains(all.get(i).stream())) {
        return true;
      }
    }
    return false;
  }

  /** Ids of a camera's streams, oldest first. */
  Set<String> streams(String camera) {
    Set<String> streams = new LinkedHashSet<>();
    parts(camera).forEach(part -> streams.add(part.stream()));
    return streams;
  }

  /**
   * What is wrong with a camera's streams, each of which has its frames numbered from 0, without a
   * gap, with ascending times, and is not seen again once another one has begun.
   */
  List<String> problems(String camera) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Part before = new Part("", 0, List.of(), TimestampSource.ARRIVAL, 0, true);
    long next = 0;
    long time = Long.MIN_VALUE;
    for (Part part : parts(camera)) {
      String where = "%s, stream %s".formatted(camera, part.stream());
      if (!part.stream().equals(before.stream())) {
        next = 0;
        time = Long.MIN_VALUE;
        if (!seen.add(part.stream())) {
          problems.add(where + " is there again");
        }
      } else if (before.end()) {
        problems.add(where + " goes on after its end");
      }
      if (part.first() != next) {
        problems.add("%s: frame %d where %d is due".formatted(where, part.first(), next));
      }
      for (long capture : part.times()) {
        if (capture <= time) {
          problems.add("%s: time goes back %d us".formatted(where, time - capture));
        }
        time = capture;
      }
      next = part.first() + part.times().size();
      before = part;
    }
    return problems;
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
    reader.close();
  }
}

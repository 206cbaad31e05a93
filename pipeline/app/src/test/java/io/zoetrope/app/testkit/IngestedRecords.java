package io.zoetrope.app.testkit;

import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What ingesters write to a real Kafka, read while they run. */
public final class IngestedRecords implements AutoCloseable {
  private final TopicReader<FrameBatch> frames;
  private final TopicReader<CameraHealth> healths;
  private final List<FrameBatch> batches = new CopyOnWriteArrayList<>();
  private final List<CameraHealth> states = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::read, "ingested-records");
  private volatile boolean closing;

  /** From topics of the default names, which must be there. */
  public IngestedRecords(String bootstrapServers) {
    var client = Map.of("bootstrap.servers", bootstrapServers);
    frames = TopicReader.open(client, Topics.FRAME_BATCHES, FrameBatch.class, Instant.EPOCH);
    healths = TopicReader.open(client, Topics.CAMERA_HEALTH, CameraHealth.class, Instant.EPOCH);
    thread.setDaemon(true);
    thread.start();
  }

  /** Of one camera, oldest first; none without frames but the ends of streams. */
  public List<FrameBatch> batches(String camera) {
    return batches.stream()
        .filter(each -> each.getCameraId().equals(camera))
        .filter(each -> !each.getCaptureTimes().isEmpty() || each.getEndOfStream())
        .toList();
  }

  /** How many frames are missing in the stream that these belong to; they are numbered. */
  public static long missing(List<FrameBatch> stream) {
    long missing = 0;
    for (int i = 1; i < stream.size(); i++) {
      FrameBatch before = stream.get(i - 1);
      long expected = before.getFirstFrame() + before.getCaptureTimes().size();
      missing += Math.abs(stream.get(i).getFirstFrame() - expected);
    }
    return missing;
  }

  /** Ids of a camera's streams, oldest first. */
  public List<String> streams(String camera) {
    return batches(camera).stream().map(FrameBatch::getStreamId).distinct().toList();
  }

  public List<CameraHealth> healths(String camera) {
    return states.stream().filter(each -> each.getCameraId().equals(camera)).toList();
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
    frames.close();
    healths.close();
  }

  private void read() {
    while (!closing) {
      batches.addAll(frames.poll(Duration.ofMillis(50)));
      states.addAll(healths.poll(Duration.ofMillis(50)));
    }
  }
}

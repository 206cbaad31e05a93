package io.zoetrope.ingester.testkit;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what an ingester would send. */
public final class RecordedSink implements RecordSink {
  private final RecordSerde<FrameBatch> serde = RecordSerde.of(FrameBatch.class);
  private final List<FrameBatch> batches = new CopyOnWriteArrayList<>();
  private final List<CameraHealth> healths = new CopyOnWriteArrayList<>();

  @Override
  public void accept(Camera camera, FrameBatch batch) {
    batches.add(serde.decode(serde.encode(batch)));
    camera.counters().sent.addAndGet(batch.getCaptureTimes().size());
  }

  @Override
  public void accept(Camera camera, CameraHealth health) {
    healths.add(health);
  }

  @Override
  public void close() {}

  public List<FrameBatch> batches(String camera) {
    return batches.stream().filter(batch -> batch.getCameraId().equals(camera)).toList();
  }

  public List<FrameBatch> withFrames(String camera) {
    return batches(camera).stream().filter(batch -> !batch.getCaptureTimes().isEmpty()).toList();
  }

  public List<String> streams(String camera) {
    return withFrames(camera).stream().map(FrameBatch::getStreamId).distinct().toList();
  }

  public List<CameraState> states(String camera) {
    return healths.stream()
        .filter(health -> health.getCameraId().equals(camera))
        .map(CameraHealth::getState)
        .toList();
  }

  /** What decoded its pictures. */
  public List<String> decoders(String camera) {
    return healths.stream()
        .filter(health -> health.getCameraId().equals(camera))
        .map(CameraHealth::getDecodedBy)
        .filter(name -> name != null)
        .distinct()
        .toList();
  }

  public List<String> messages(String camera) {
    return healths.stream()
        .filter(health -> health.getCameraId().equals(camera))
        .map(CameraHealth::getMessage)
        .filter(message -> message != null)
        .toList();
  }
}

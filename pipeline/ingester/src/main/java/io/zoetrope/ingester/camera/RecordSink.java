package io.zoetrope.ingester.camera;

import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;

/**
 * Where cameras' records go. Nothing of a record may be kept after the call: its bytes are reused.
 */
public interface RecordSink extends AutoCloseable {
  void accept(Camera camera, FrameBatch batch);

  void accept(Camera camera, CameraHealth health);

  /** Sends what it can within a second and frees everything. */
  @Override
  void close();
}

package io.zoetrope.ingester.process;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.schemas.CameraHealth;
import java.util.List;

/** What a child says, on its standard output alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
sealed interface Answer {
  /** It has begun: cameras can be added. */
  record Ready() implements Answer {}

  /**
   * It cannot begin, and ends.
   *
   * @param reason with what to do
   * @param lasting whether it would fail again on this machine
   */
  record Failed(String reason, boolean lasting) implements Answer {}

  /** A camera's state changed. */
  record Change(CameraHealth health) implements Answer {}

  /** How all its cameras and their zones do. */
  record Snapshots(List<CameraSnapshot> cameras) implements Answer {}

  /**
   * A camera's streams have ended, as ordered.
   *
   * @param last how it and its zones did
   */
  record Removed(String camera, List<CameraSnapshot> last) implements Answer {}
}

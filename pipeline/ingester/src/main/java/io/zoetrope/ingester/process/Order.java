package io.zoetrope.ingester.process;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.video.geometry.FrameGeometry;
import java.util.Map;

/** What a child is told to do. Orders hold passwords: they go over its standard input alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
sealed interface Order {
  /**
   * The first one.
   *
   * @param properties of the virtual machine, such as for TLS
   */
  record Begin(IngesterOptions options, FrameGeometry geometry, Map<String, String> properties)
      implements Order {
    @Override
    public String toString() {
      return "Begin[" + options + "]";
    }
  }

  record Add(Placement camera) implements Order {}

  record Remove(String camera) implements Order {}

  /**
   * @param dropped whether frames are dropped from now on, or sent
   */
  record Frames(boolean dropped) implements Order {}

  /** A sign of life: the parent is there, and has nothing else to say. */
  record Alive() implements Order {}

  /** Ends all streams, then the process; as the end of the orders does. */
  record End() implements Order {}
}

package io.zoetrope.ingester.health;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.StreamId;
import java.util.List;

/**
 * Writes metrics in the text format of Prometheus, version 0.0.4. Sentences about cameras are left
 * out: they change too often for labels.
 */
final class MetricsText {
  private final StringBuilder text = new StringBuilder();

  private MetricsText() {}

  /**
   * @param kafka whether it answers
   * @param agreed whether all ingesters of the group have the same cameras
   */
  static String of(List<CameraSnapshot> cameras, boolean kafka, boolean agreed) {
    var all = new MetricsText();
    all.head("zoetrope_ingester_kafka_up", "gauge", "1 where Kafka answers.");
    all.sample("zoetrope_ingester_kafka_up", "", kafka ? 1 : 0);
    all.head(
        "zoetrope_ingester_group_agrees",
        "gauge",
        "1 where all ingesters of the group have the same cameras in their configuration.");
    all.sample("zoetrope_ingester_group_agrees", "", agreed ? 1 : 0);
    all.head("zoetrope_ingester_cameras", "gauge", "Cameras of this ingester.");
    long zones =
        cameras.stream().filter(it -> StreamId.cameraOfZone(it.cameraId()).isPresent()).count();
    all.sample("zoetrope_ingester_cameras", "", cameras.size() - zones);
    all.states(cameras);
    for (MetricFamily family : MetricFamily.ALL) {
      all.head(family.name(), family.type(), family.help());
      for (CameraSnapshot camera : cameras) {
        String labels = "{camera=\"%s\"}".formatted(escaped(camera.cameraId()));
        all.sample(family.name(), labels, family.value().applyAsDouble(camera));
      }
    }
    return all.text.toString();
  }

  private void states(List<CameraSnapshot> cameras) {
    String name = "zoetrope_camera_state";
    head(name, "gauge", "1 for the state in which a camera is.");
    for (CameraSnapshot camera : cameras) {
      for (CameraState state : CameraState.values()) {
        String labels = "{camera=\"%s\",state=\"%s\"}".formatted(escaped(camera.cameraId()), state);
        sample(name, labels, camera.state() == state ? 1 : 0);
      }
    }
  }

  private void head(String name, String type, String help) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
  }

  private void sample(String name, String labels, double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    String written = whole ? Long.toString((long) value) : Double.toString(value);
    text.append(name).append(labels).append(' ').append(written).append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}

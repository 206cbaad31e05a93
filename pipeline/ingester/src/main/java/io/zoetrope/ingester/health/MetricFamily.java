package io.zoetrope.ingester.health;

import io.zoetrope.ingester.camera.CameraSnapshot;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One metric of every camera.
 *
 * @param type {@code gauge} or {@code counter}
 * @param help one line
 */
record MetricFamily(String name, String type, String help, ToDoubleFunction<CameraSnapshot> value) {
  private static final String GAUGE = "gauge";
  private static final String COUNTER = "counter";
  private static final double SECOND = 1e9;

  /** Durations are seconds, as Prometheus has them. */
  static final List<MetricFamily> ALL =
      List.of(
          gauge("fps", "Frames a second out of the decoder.", CameraSnapshot::fps),
          gauge(
              "stated_fps",
              "Frames a second as the camera states them; 0 where it does not.",
              CameraSnapshot::statedFps),
          gauge(
              "decode_delay_seconds",
              "From the arrival of the newest picture's packets to its end of decoding.",
              camera -> camera.decodeDelay().toNanos() / SECOND),
          gauge(
              "skew_seconds",
              "Arrival minus capture time of the newest frame.",
              camera -> camera.skew().toNanos() / SECOND),
          gauge(
              "problem",
              "1 where something is wrong, as topic camera-health and the log say in words.",
              camera -> camera.message().isPresent() ? 1 : 0),
          counter("reconnects", "Connections after the first.", CameraSnapshot::reconnects),
          counter(
              "crashes",
              "Of the process that reads this camera, alone or with others.",
              CameraSnapshot::crashes),
          counter("frames_decoded", "Out of the decoder.", CameraSnapshot::framesDecoded),
          counter("frames_taken", "Decoded and due.", CameraSnapshot::framesTaken),
          counter("frames_sent", "Taken and acknowledged by Kafka.", CameraSnapshot::framesSent),
          counter(
              "frames_dropped",
              "Taken and lost: Kafka was away or too slow.",
              CameraSnapshot::framesDropped));

  private static MetricFamily gauge(
      String name, String help, ToDoubleFunction<CameraSnapshot> value) {
    return new MetricFamily("zoetrope_camera_" + name, GAUGE, help, value);
  }

  private static MetricFamily counter(
      String name, String help, ToDoubleFunction<CameraSnapshot> value) {
    return new MetricFamily("zoetrope_camera_" + name + "_total", COUNTER, help, value);
  }
}

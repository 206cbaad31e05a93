package io.zoetrope.app.fault;

import static java.util.stream.Collectors.joining;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.lease.CameraLease;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.video.geometry.FrameGeometry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A process that reads its share of some cameras, and prints which these are. Ends with its input.
 */
final class LeasedIngester {
  static final FrameGeometry GEOMETRY = FrameGeometry.exact(32, 32);
  static final String GROUP = "leased-cameras";

  private final IngesterOptions options;
  private final Map<String, Ingester> running = new HashMap<>();

  private LeasedIngester(IngesterOptions options) {
    this.options = options;
  }

  static IngesterOptions options(String kafka) {
    return IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, kafka);
  }

  /**
   * @param arguments the address of Kafka, then each camera's id and address
   */
  public static void main(String[] arguments) throws Exception {
    var options = options(arguments[0]);
    List<CameraOptions> cameras = new ArrayList<>();
    for (int i = 1; i < arguments.length; i += 2) {
      cameras.add(CameraOptions.of(arguments[i], arguments[i + 1]));
    }
    var process = new LeasedIngester(options);
    try (var lease = CameraLease.start(options, GROUP, cameras, process::use)) {
      while (System.in.read() >= 0) {}
    }
  }

  private void use(List<CameraOptions> cameras) {
    var gone = new HashSet<>(running.keySet());
    cameras.forEach(camera -> gone.remove(camera.id()));
    gone.forEach(id -> running.remove(id).close());
    for (CameraOptions camera : cameras) {
      running.computeIfAbsent(camera.id(), id -> started(camera));
    }
    System.out.println(cameras.stream().map(CameraOptions::id).collect(joining(" ")));
  }

  private Ingester started(CameraOptions camera) {
    var ingester = new Ingester(options, List.of(camera), GEOMETRY);
    ingester.start();
    return ingester;
  }
}

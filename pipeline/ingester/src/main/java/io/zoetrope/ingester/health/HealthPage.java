package io.zoetrope.ingester.health;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.health.ReadOnlyPage.Answer;
import io.zoetrope.schemas.CameraState;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An ingester's page for monitoring, which can only be read: {@code /metrics} for Prometheus,
 * {@code /healthz} answers while the process lives, {@code /readyz} once Kafka answers and every
 * camera was tried. It never shows a password, nor any sentence about a camera.
 */
public final class HealthPage implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_READY = 503;

  private final ReadOnlyPage page;
  private final Supplier<List<CameraSnapshot>> cameras;
  private final BooleanSupplier kafka;
  private final BooleanSupplier agreed;

  private HealthPage(
      String host,
      int port,
      Supplier<List<CameraSnapshot>> cameras,
      BooleanSupplier kafka,
      BooleanSupplier agreed)
      throws IOException {
    this.cameras = cameras;
    this.kafka = kafka;
    this.agreed = agreed;
    page = ReadOnlyPage.start(host, port, this::at);
  }

  /**
   * Begins to answer.
   *
   * @param host to listen at; at a loopback address requests by other names are refused, since a
   *     web site may make its own name resolve to this machine
   * @param port 0: a free one
   * @param kafka whether it answers
   * @param agreed whether all ingesters of the group have the same cameras
   * @throws IllegalStateException where it cannot listen there
   */
  public static HealthPage start(
      String host,
      int port,
      Supplier<List<CameraSnapshot>> cameras,
      BooleanSupplier kafka,
      BooleanSupplier agreed) {
    try {
      return new HealthPage(host, port, cameras, kafka, agreed);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the metrics page cannot listen at %s:%d (%s): change ingest.metrics-host or ingest.metrics-port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  public int port() {
    return page.port();
  }

  private Answer at(String path) {
    return switch (path) {
      case "/metrics" ->
          Answer.metrics(
              MetricsText.of(cameras.get(), kafka.getAsBoolean(), agreed.getAsBoolean()));
      case "/healthz" -> Answer.plain(OK, "ok");
      case "/readyz" -> ready();
      default -> Answer.plain(NOT_FOUND, "404: here are /metrics, /healthz and /readyz");
    };
  }

  private Answer ready() {
    if (!kafka.getAsBoolean()) {
      return Answer.plain(NOT_READY, "503: Kafka does not answer");
    }
    String untried =
        cameras.get().stream()
            .filter(HealthPage::isUntried)
            .map(CameraSnapshot::cameraId)
            .collect(Collectors.joining(", "));
    return untried.isEmpty()
        ? Answer.plain(OK, "ready")
        : Answer.plain(NOT_READY, "503: not tried yet: " + untried);
  }

  /** A camera that was lost is offline while it is tried again. */
  private static boolean isUntried(CameraSnapshot camera) {
    return camera.state() == CameraState.CONNECTING && camera.framesDecoded() == 0;
  }

  @Override
  public void close() {
    page.close();
  }
}
